import { adoptVersion } from "@millrace/db";
import type { Hands } from "../hands.ts";
import type { PlanStep } from "../plan/step.ts";

/** A flow that is up goes on with the version now wanted; queues and containers follow in the next steps. */
export async function adoptNextVersion(
  { runner, flow, changed }: Hands,
  { from, to }: Extract<PlanStep, { kind: "adoptVersion" }>,
): Promise<void> {
  await adoptVersion(runner.db, { flowId: flow.id, from, to, actor: flow.desiredBy ?? "runner" });
  changed(flow.id);
}
