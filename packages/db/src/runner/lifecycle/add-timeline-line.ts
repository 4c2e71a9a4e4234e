import type { Database } from "../../database.ts";

/** A line in the timeline without a change of state: what happened, or why it does not get on. */
export async function addTimelineLine(
  db: Pick<Database, "$executeRaw">,
  note: { flowId: string; actor: string; reason: string; numbers?: Record<string, number> },
): Promise<void> {
  await db.$executeRaw`
    INSERT INTO transition (workspace_id, flow_id, "from", "to", actor, reason, numbers)
    SELECT workspace_id, id, state, state, ${note.actor}, ${note.reason}, ${JSON.stringify(note.numbers ?? {})}::jsonb
    FROM flow WHERE id = ${note.flowId}`;
}
