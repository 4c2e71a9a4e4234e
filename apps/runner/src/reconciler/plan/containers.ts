import type { ObservedContainer, ObservedFlow } from "./observed-flow.ts";
import { restartDelayMs } from "./restart-delay.ts";
import type { History, PlanStep } from "./step.ts";
import { stopGraceMs } from "./stop-grace.ts";
import { replicasNow, type WantedFlow, type WantedStep } from "./wanted-flow.ts";

/** Lived this long: what killed it is not what killed the one before. */
const stableMs = 60_000;
/** From the third quick death on, messages are handed out one at a time: only the one that kills is then counted as poison. */
const cautiousFromFailures = 2;
/** Up for this long, but without a consumer on its queue: it has lost its queue and will not find it again. */
const deafAfterMs = 45_000;
/** A broker that restarts, or a container that is just dying, looks the same for a moment. */
const silenceMs = 20_000;
/** How often to see whether a new container beside an old one takes messages. */
const takeoverPollMs = 100;

const fresh: History = { restarts: 0, failures: 0, memoryDeaths: 0, isCautious: false };

/** Makes the containers what the version wants; empty when they are. */
export function planContainers(
  observed: ObservedFlow,
  { wanted, now }: { wanted: WantedFlow; now: number },
): PlanStep[] {
  return [
    ...wanted.steps.flatMap((step) => planStep(observed, { step, now })),
    ...planSurplus(observed, { wanted, now }),
  ];
}

/** One place of a step, with what fills it now. */
interface Replica {
  step: WantedStep;
  replica: number;
  /** As the version wants it. */
  current: ObservedContainer | undefined;
  /** Of an older version, or older settings; works on until the new one takes messages. */
  outdated: readonly ObservedContainer[];
  now: number;
}

function planStep(observed: ObservedFlow, { step, now }: { step: WantedStep; now: number }): PlanStep[] {
  const steps: PlanStep[] = [];
  // Replicas change over one after the other: the step goes on meanwhile, and never needs twice the room.
  let isChanging = false;
  for (let replica = 0; replica < replicasNow(step); replica += 1) {
    const place = findReplica(observed, { step, replica, now });
    const isOutdated = place.outdated.some(({ state }) => state === "running");
    if (isOutdated && isChanging) continue;
    isChanging ||= isOutdated;
    const planned = planReplica(observed, place);
    if (planned.some((one) => one.kind === "replaceContainer" && one.graceMs > 0)) {
      if (steps.some((one) => one.kind === "replaceContainer" && one.graceMs > 0)) continue;
    }
    steps.push(...planned);
  }
  return steps;
}

function findReplica(
  { containers }: ObservedFlow,
  { step, replica, now }: { step: WantedStep; replica: number; now: number },
): Replica {
  const here = containers.filter((one) => one.stepId === step.id && one.replica === replica);
  const current = here.find(({ spec }) => spec === step.spec);
  return { step, replica, current, outdated: here.filter((one) => one !== current), now };
}

function planReplica(observed: ObservedFlow, place: Replica): PlanStep[] {
  const { current, outdated, step } = place;
  const history = {
    ...fresh,
    restarts: outdated[0]?.restarts ?? 0,
    memoryDeaths: outdated[0]?.memoryDeaths ?? 0,
  };
  if (current) return [...planCurrent(observed, { ...place, container: current }), ...planTakeover(observed, place)];
  const [old, ...older] = outdated;
  if (!old) return [{ kind: "createContainer", stepId: step.id, replica: place.replica, history: fresh }];
  // Two polls side by side would read the same rows from the same snapshot: only the last one is replaced.
  if (step.isPolling && older.length > 0) return older.map((one) => leave(step, one));
  if (old.state === "removing") return [{ kind: "wait", until: place.now + 200 }];
  const why = "its settings changed";
  const isUp = old.state === "running" && old.execId === observed.flow.execId;
  if (!isUp) return [replace(place, old, { history, graceMs: 0, why })];
  // Beside one that polls no other may stand; one that takes no messages need not be waited for.
  if (step.isPolling || isSilent(observed, place)) return [replace(place, old, { history, graceMs: stopGraceMs, why })];
  return [{ kind: "createContainer", stepId: step.id, replica: place.replica, history }];
}

/** The old container goes when the new one takes messages: it finishes what it holds. */
function planTakeover(observed: ObservedFlow, place: Replica): PlanStep[] {
  const { outdated, step, now } = place;
  if (outdated.length === 0) return [];
  const leaving = outdated.filter(
    (old) => old.state === "exited" || old.state === "created" || mayGo(observed, place, old),
  );
  if (leaving.length === 0) return [{ kind: "wait", until: now + takeoverPollMs }];
  return leaving.map((one) => leave(step, one));
}

function leave({ id: stepId }: WantedStep, { id }: ObservedContainer): PlanStep {
  return { kind: "removeContainer", id, stepId, graceMs: stopGraceMs };
}

/** Whether the container that is to stay does the work, or is to do it whatever comes. */
function mayGo(observed: ObservedFlow, { current, step, now }: Replica, old: ObservedContainer): boolean {
  if (step.isPolling) return true;
  if (current?.state !== "running") return false;
  const up = observed.containers.filter(({ stepId, state }) => stepId === step.id && state === "running").length;
  const isHeard = (observed.queues.get(step.id)?.consumers ?? 0) >= up;
  // What came beside it was given up, or called off. It may never have taken messages: that is not to be waited for.
  const isCalledOff = old.createdAt > current.createdAt;
  // Who of the two takes no messages cannot be told. A roll-out goes back then; all else goes on with what is wanted.
  const isRollingOut = observed.flow.state === "running" && observed.flow.previousVersion !== undefined;
  const isOverdue = !isRollingOut && now - current.createdAt > deafAfterMs;
  return isHeard || isCalledOff || isOverdue;
}

type Current = Replica & { container: ObservedContainer };

function planCurrent(observed: ObservedFlow, place: Current): PlanStep[] {
  const { container, now } = place;
  const { restarts, failures, memoryDeaths } = container;
  if (container.state === "removing") return [{ kind: "wait", until: now + 200 }];
  if (container.execId !== observed.flow.execId) {
    return [replace(place, container, { history: fresh, graceMs: 0, why: "it belongs to an earlier start" })];
  }
  if (container.state === "exited") return [planDead(place)];
  if (container.state === "created") {
    const isStuck = now - container.createdAt > 5_000;
    const history = { ...fresh, restarts: restarts + 1, failures, memoryDeaths };
    return isStuck
      ? [replace(place, container, { history, graceMs: 0, why: "it never started" })]
      : [{ kind: "wait", until: now + 500 }];
  }
  const ageMs = now - container.createdAt;
  const isDeaf = ageMs > deafAfterMs && isSilent(observed, place);
  if (isDeaf && container.state === "running") {
    const history = { restarts: restarts + 1, failures: failures + 1, memoryDeaths, isCautious: container.isCautious };
    return [replace(place, container, { history, graceMs: stopGraceMs, why: "it does not take messages" })];
  }
  if (container.isCautious && ageMs > stableMs) {
    return [
      replace(place, container, {
        history: { ...fresh, restarts, memoryDeaths },
        graceMs: stopGraceMs,
        why: "it is well again",
      }),
    ];
  }
  return [];
}

/** Nobody has taken messages from its queue for so long that it is no moment's trouble. */
function isSilent({ queues }: ObservedFlow, { step, now }: Replica): boolean {
  const silentSince = queues.get(step.id)?.silentSince;
  return silentSince !== undefined && now - silentSince > silenceMs;
}

/** A dead container is replaced after a delay that grows while it keeps dying. */
function planDead(place: Current): PlanStep {
  const { container, now } = place;
  const { end } = container;
  const livedMs = end ? end.finishedAt - end.startedAt : 0;
  const earlier = livedMs > stableMs ? 0 : container.failures;
  const dueAt = (end?.finishedAt ?? container.createdAt) + restartDelayMs(earlier);
  if (now < dueAt) return { kind: "wait", until: dueAt };
  const failures = earlier + 1;
  return replace(place, container, {
    history: {
      restarts: container.restarts + 1,
      failures,
      memoryDeaths: container.memoryDeaths + (end?.outOfMemory ? 1 : 0),
      isCautious: failures >= cautiousFromFailures,
    },
    graceMs: 0,
    why: end?.outOfMemory ? "it ran out of memory" : `it ended with exit code ${end?.exitCode ?? "?"}`,
  });
}

function replace(
  { step, replica }: Replica,
  { id }: ObservedContainer,
  given: { history: History; graceMs: number; why: string },
): PlanStep {
  return { kind: "replaceContainer", id, stepId: step.id, replica, ...given };
}

/** Replicas beyond the wanted number, and those of steps that are gone or paused: they finish what they hold. */
function planSurplus(observed: ObservedFlow, { wanted, now }: { wanted: WantedFlow; now: number }): PlanStep[] {
  const steps = new Map(wanted.steps.map((step) => [step.id, step]));
  return observed.containers.flatMap((one): PlanStep[] => {
    const step = steps.get(one.stepId);
    if (step && one.replica < replicasNow(step)) return [];
    if (step && standsIn(observed, { step, now })) return [{ kind: "wait", until: now + takeoverPollMs }];
    return [{ kind: "removeContainer", id: one.id, stepId: one.stepId, graceMs: stopGraceMs }];
  });
}

/** Surplus replicas may be all that takes messages, until those that stay do: as long as it takes them to come up. */
function standsIn({ containers, queues }: ObservedFlow, { step, now }: { step: WantedStep; now: number }): boolean {
  const replicas = replicasNow(step);
  if (replicas === 0 || step.isPolling) return false;
  const up = containers.filter(({ stepId, state }) => stepId === step.id && state === "running");
  const staying = up.filter(({ replica }) => replica < replicas);
  const consumers = queues.get(step.id)?.consumers ?? 0;
  const isHeard = consumers > up.length - staying.length;
  const isOverdue = staying.some(({ createdAt }) => now - createdAt > deafAfterMs);
  return consumers > 0 && !isHeard && !isOverdue;
}
