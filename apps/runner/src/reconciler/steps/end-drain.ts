import { endDrain as writeEnd } from "@millrace/db";
import type { Hands } from "../hands.ts";
import type { PlanStep } from "../plan/step.ts";

export async function endDrain(
  { runner, flow, changed }: Hands,
  { why, left }: Extract<PlanStep, { kind: "endDrain" }>,
): Promise<void> {
  await writeEnd(runner.db, { flowId: flow.id, why, left });
  changed(flow.id);
}
