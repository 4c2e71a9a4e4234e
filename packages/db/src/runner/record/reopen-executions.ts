import type { Database } from "../../database.ts";

export interface ExecutionRecount {
  id: string;
  /** UTC day it began, `YYYY-MM-DD`: without it every day's executions would be looked through. */
  day: string;
  /** How many more of its messages are on their way; negative: fewer. */
  messages: number;
}

/**
 * Counts messages that were put into a flow's queues by hand among those their executions wait for; `recounts` may name an execution
 * several times. For the runner: not scoped to a workspace. @returns ids of the executions that are known here; of others
 * nothing is counted.
 */
export async function reopenExecutions(
  db: Database,
  { flowId, recounts }: { flowId: string; recounts: readonly ExecutionRecount[] },
): Promise<Set<string>> {
  const byId = new Map<string, ExecutionRecount>();
  for (const { id, day, messages } of recounts) {
    byId.set(id, { id, day, messages: (byId.get(id)?.messages ?? 0) + messages });
  }
  if (byId.size === 0) return new Set();
  // In one order everywhere, as the recorder does: nobody waits for each other in a circle.
  const rows = [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const known = await db.$queryRaw<{ id: string }[]>`
    UPDATE execution SET pending = pending + recount.messages, last_at = now()
    FROM unnest(
      ${rows.map(({ id }) => id)}::text[], ${rows.map(({ day }) => day)}::date[], ${rows.map(({ messages }) => messages)}::int[]
    ) AS recount(id, day, messages)
    WHERE execution.day = recount.day AND execution.id = recount.id AND flow_id = ${flowId}
    RETURNING execution.id`;
  return new Set(known.map(({ id }) => id));
}
