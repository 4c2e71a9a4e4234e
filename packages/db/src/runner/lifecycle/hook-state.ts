import type { Database } from "../../database.ts";

/** Keeps what a trigger's startup hook answered. @returns false when there is one already. */
export async function createHookState(
  db: Database,
  { flowId, value }: { flowId: string; value: unknown },
): Promise<boolean> {
  const written = await db.$executeRaw`
    INSERT INTO hook_state (flow_id, value) VALUES (${flowId}, ${JSON.stringify(value ?? {})}::jsonb)
    ON CONFLICT (flow_id) DO NOTHING`;
  return written > 0;
}

/** Undefined when there is none. */
export async function findHookState(db: Database, { flowId }: { flowId: string }): Promise<unknown> {
  const row = await db.hookState.findUnique({ where: { flowId } });
  return row ? row.value : undefined;
}

export async function deleteHookState(db: Database, { flowId }: { flowId: string }): Promise<void> {
  await db.hookState.deleteMany({ where: { flowId } });
}
