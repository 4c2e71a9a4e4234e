import type { Database } from "../database.ts";

/** A message as a step got it, and the first thing the step made of it; only of some messages. */
export interface MessageBodies {
  stepId: string;
  messageId: string;
  at: Date;
  input: unknown;
  output: unknown;
}

/** Bodies kept of one execution, oldest first. The execution was found in the workspace before. */
export async function listBodies(
  db: Database,
  { execution, limit }: { execution: { id: string; flowId: string }; limit: number },
): Promise<MessageBodies[]> {
  const rows = await db.traceSample.findMany({
    where: { flowId: execution.flowId, threadId: execution.id },
    orderBy: { at: "asc" },
    take: limit,
  });
  return rows.map(({ stepId, messageId, at, input, output }) => ({ stepId, messageId, at, input, output }));
}
