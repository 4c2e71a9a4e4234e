import type { Database } from "../../database.ts";
import { type RunnerFlow, runnerFlowColumns, toRunnerFlow } from "./runner-flow.ts";

/** The row of one flow, whatever its workspace; undefined when it is gone. */
export async function findRunnerFlow(db: Database, { flowId }: { flowId: string }): Promise<RunnerFlow | undefined> {
  const row = await db.flow.findUnique({ where: { id: flowId }, select: runnerFlowColumns });
  return row ? toRunnerFlow(row) : undefined;
}
