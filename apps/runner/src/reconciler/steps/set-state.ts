import { randomUUID } from "node:crypto";
import { recordTransition, resetStepCounters } from "@millrace/db";
import type { Hands } from "../hands.ts";
import type { PlanStep } from "../plan/step.ts";

/** Writes the new state with its line in the timeline. Another runner having been first is fine: the next look will tell. */
export async function setState(hands: Hands, step: Extract<PlanStep, { kind: "setState" }>): Promise<void> {
  const { runner, flow, memory } = hands;
  if (step.to === "starting") {
    memory.forget(flow.id);
    await resetStepCounters(runner.db, { flowId: flow.id });
  }
  const isWritten = await recordTransition(runner.db, {
    flowId: flow.id,
    from: step.from,
    to: step.to,
    actor: step.actor === "person" ? (flow.desiredBy ?? "runner") : "runner",
    why: step.why,
    numbers: step.numbers,
    facts: factsWith(step),
  });
  if (!isWritten) return;
  runner.log.info({ flowId: flow.id, from: step.from, to: step.to, ...step.numbers }, "flow changed its state");
  hands.changed(flow.id);
}

function factsWith(step: Extract<PlanStep, { kind: "setState" }>) {
  if (step.to === "starting") return { activeVersion: step.version ?? null, execId: randomUUID() };
  return step.to === "inactive" ? { activeVersion: null } : undefined;
}
