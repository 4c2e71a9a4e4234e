import type { ObservedContainer, ObservedFlow } from "./observed-flow.ts";
import { restartDelayMs } from "./restart-delay.ts";
import type { PlanStep } from "./step.ts";
import { stopGraceMs } from "./stop-grace.ts";
import type { WantedFlow, WantedStep } from "./wanted-flow.ts";

/** Lived this long: what killed it is not what killed the one before. */
const stableMs = 60_000;
/** From the third quick death on, messages are handed out one at a time: only the one that kills is then counted as poison. */
const cautiousFromFailures = 2;
/** Up for this long, but without a consumer on its queue: it has lost its queue and will not find it again. */
const deafAfterMs = 45_000;
/** A broker that restarts, or a container that is just dying, looks the same for a moment. */
const silenceMs = 20_000;

const fresh = { restarts: 0, failures: 0, isCautious: false };

/** Makes the containers what the version wants; empty when they are. */
export function planContainers(
  observed: ObservedFlow,
  { wanted, now }: { wanted: WantedFlow; now: number },
): PlanStep[] {
  return [...wanted.steps.flatMap((step) => planStep(observed, { step, now })), ...planSurplus(observed, wanted)];
}

function planStep(observed: ObservedFlow, { step, now }: { step: WantedStep; now: number }): PlanStep[] {
  const steps: PlanStep[] = [];
  // Healthy replicas give way one after the other, so that the step goes on meanwhile.
  let isReplacing = false;
  for (let replica = 0; replica < step.replicas; replica += 1) {
    const container = observed.containers.find((one) => one.stepId === step.id && one.replica === replica);
    if (!container) {
      steps.push({ kind: "createContainer", stepId: step.id, replica, history: fresh });
      continue;
    }
    const planned = planReplica(observed, { step, container, now });
    if (planned?.kind !== "replaceContainer" || planned.graceMs === 0) steps.push(...(planned ? [planned] : []));
    else if (!isReplacing) {
      steps.push(planned);
      isReplacing = true;
    }
  }
  return steps;
}

interface Replica {
  step: WantedStep;
  container: ObservedContainer;
  now: number;
}

function planReplica(observed: ObservedFlow, { step, container, now }: Replica): PlanStep | undefined {
  const { id, restarts, failures } = container;
  const replace = (given: { history: typeof fresh; graceMs: number; why: string }): PlanStep => ({
    kind: "replaceContainer",
    id,
    stepId: step.id,
    replica: container.replica,
    ...given,
  });
  if (container.state === "removing") return { kind: "wait", until: now + 200 };
  if (container.execId !== observed.flow.execId) {
    return replace({ history: fresh, graceMs: 0, why: "it belongs to an earlier start" });
  }
  if (container.state === "exited") return planDead({ step, container, now });
  if (container.state === "created") {
    const isStuck = now - container.createdAt > 5_000;
    return isStuck
      ? replace({ history: { ...fresh, restarts: restarts + 1, failures }, graceMs: 0, why: "it never started" })
      : { kind: "wait", until: now + 500 };
  }
  if (container.spec !== step.spec) {
    return replace({ history: { ...fresh, restarts }, graceMs: stopGraceMs, why: "its settings changed" });
  }
  const ageMs = now - container.createdAt;
  const silentSince = observed.queues.get(step.id)?.silentSince;
  const isDeaf = ageMs > deafAfterMs && silentSince !== undefined && now - silentSince > silenceMs;
  if (isDeaf && container.state === "running") {
    const history = { restarts: restarts + 1, failures: failures + 1, isCautious: container.isCautious };
    return replace({ history, graceMs: stopGraceMs, why: "it does not take messages" });
  }
  if (container.isCautious && ageMs > stableMs) {
    return replace({ history: { ...fresh, restarts }, graceMs: stopGraceMs, why: "it is well again" });
  }
  return undefined;
}

/** A dead container is replaced after a delay that grows while it keeps dying. */
function planDead({ step, container, now }: Replica): PlanStep {
  const { end } = container;
  const livedMs = end ? end.finishedAt - end.startedAt : 0;
  const earlier = livedMs > stableMs ? 0 : container.failures;
  const dueAt = (end?.finishedAt ?? container.createdAt) + restartDelayMs(earlier);
  if (now < dueAt) return { kind: "wait", until: dueAt };
  const failures = earlier + 1;
  return {
    kind: "replaceContainer",
    id: container.id,
    stepId: step.id,
    replica: container.replica,
    history: { restarts: container.restarts + 1, failures, isCautious: failures >= cautiousFromFailures },
    graceMs: 0,
    why: end?.outOfMemory ? "it ran out of memory" : `it ended with exit code ${end?.exitCode ?? "?"}`,
  };
}

/** Replicas beyond the wanted number go at once; a whole step that is gone waits for its queue (`retireStep`). */
function planSurplus(observed: ObservedFlow, wanted: WantedFlow): PlanStep[] {
  const replicas = new Map(wanted.steps.map((step) => [step.id, step.replicas]));
  return observed.containers.flatMap(({ id, stepId, replica, state }): PlanStep[] => {
    const most = replicas.get(stepId);
    if (most === undefined) {
      // Its queue is gone: nothing is left to wait for.
      const isOver = !observed.queues.has(stepId) || state === "exited";
      return isOver ? [{ kind: "removeContainer", id, stepId, graceMs: stopGraceMs }] : [];
    }
    return replica >= most ? [{ kind: "removeContainer", id, stepId, graceMs: stopGraceMs }] : [];
  });
}
