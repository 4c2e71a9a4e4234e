import { adoptVersion, finishRollout, rollBackVersion } from "@millrace/db";
import type { Hands } from "../hands.ts";
import type { PlanStep } from "../plan/step.ts";

type Step<Kind extends PlanStep["kind"]> = Extract<PlanStep, { kind: Kind }>;

/** A flow that is up goes on with the version now wanted; queues and containers follow in the next steps. */
export async function adoptNextVersion(
  { runner, flow, changed }: Hands,
  { from, to }: Step<"adoptVersion">,
): Promise<void> {
  await adoptVersion(runner.db, { flowId: flow.id, from, to, actor: flow.desiredBy ?? "runner" });
  changed(flow.id);
}

export async function endRollout({ runner, flow, changed }: Hands, { version }: Step<"finishRollout">): Promise<void> {
  await finishRollout(runner.db, { flowId: flow.id, version });
  changed(flow.id);
}

export async function rollBack({ runner, flow, changed }: Hands, { from, to, why }: Step<"rollBack">): Promise<void> {
  const isWritten = await rollBackVersion(runner.db, { flowId: flow.id, from, to, why });
  if (isWritten) runner.log.warn({ flowId: flow.id, from, to, why }, "a version was given up");
  changed(flow.id);
}
