import type { Database } from "../../database.ts";
import { type RunnerFlow, runnerFlowColumns, toRunnerFlow } from "./runner-flow.ts";

/** Flows that are up, or are meant to be: everything a sweep has to look at. One that the platform itself stopped is neither. */
export async function listBusyFlows(db: Database): Promise<RunnerFlow[]> {
  const rows = await db.flow.findMany({
    where: { OR: [{ state: { not: "inactive" } }, { desired: { not: "inactive" } }] },
    select: runnerFlowColumns,
  });
  return rows.map(toRunnerFlow).filter(({ state, desired }) => state !== "inactive" || desired !== "inactive");
}
