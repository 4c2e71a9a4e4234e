import { randomUUID } from "node:crypto";
import { recordTransition, resetStepCounters, type TransitionFacts } from "@millrace/db";
import type { Hands } from "../hands.ts";
import type { SetState } from "../plan/step.ts";

/** Writes the new state with its line in the timeline. Another runner having been first is fine: the next look will tell. */
export async function setState(hands: Hands, step: SetState): Promise<void> {
  const { runner, flow, memory } = hands;
  if (step.from === "inactive") {
    memory.forget(flow.id);
    await resetStepCounters(runner.db, { flowId: flow.id });
  }
  if (step.to !== "running") memory.wakes.forget(flow.id);
  else if (step.from === "sleeping") {
    const cause = step.actor === "person" || step.actor === "runner" ? "message" : step.actor;
    memory.wakes.call(flow.id, { cause, at: Date.now() });
  }
  const isWritten = await recordTransition(runner.db, {
    flowId: flow.id,
    from: step.from,
    to: step.to,
    actor: step.actor === "person" ? (flow.desiredBy ?? "runner") : step.actor,
    why: step.why,
    numbers: step.numbers,
    facts: factsWith(step),
  });
  if (!isWritten) return;
  runner.log.info({ flowId: flow.id, from: step.from, to: step.to, ...step.numbers }, "flow changed its state");
  hands.changed(flow.id);
}

function factsWith(step: SetState): TransitionFacts | undefined {
  const version = { activeVersion: step.version ?? null, previousVersion: null, refusedVersion: null };
  if (step.to === "starting") {
    const resumed = { ...version, polledAt: "now", retentionEndsAt: null } as const;
    return step.from === "suspended" ? resumed : { ...version, startedAt: "now", execId: randomUUID() };
  }
  if (step.to === "suspended") {
    return step.retentionMs === undefined ? {} : { retentionEndsAt: Date.now() + step.retentionMs };
  }
  if (step.to === "inactive") {
    return { activeVersion: null, previousVersion: null, drainEndsAt: null, retentionEndsAt: null };
  }
  return undefined;
}
