import type { Database } from "../../database.ts";
import { Prisma } from "../../generated/client.ts";

/** Replaces a step's snapshot (`merge: false`) or merges into it, shallowly. A flow that is gone is ignored. */
export async function saveSnapshot(
  db: Database,
  { flowId, stepId, value, merge }: { flowId: string; stepId: string; value: unknown; merge: boolean },
): Promise<void> {
  const text = JSON.stringify(value ?? null);
  const merged = merge
    ? Prisma.sql`CASE WHEN jsonb_typeof(old.value) = 'object' THEN old.value || excluded.value ELSE excluded.value END`
    : Prisma.sql`excluded.value`;
  await db.$executeRaw`
    INSERT INTO snapshot AS old (flow_id, step_id, value, updated_at)
    SELECT id, ${stepId}, ${text}::jsonb, now() FROM flow WHERE id = ${flowId}
    ON CONFLICT (flow_id, step_id) DO UPDATE SET value = ${merged}, updated_at = now()`;
}
