import type { RunnerFlow } from "@millrace/db";
import { isAllHeard } from "../plan/hearing.ts";
import type { DueTick, ObservedContainer, ObservedFlow, ObservedQueue } from "../plan/observed-flow.ts";
import type { WantedFlow } from "../plan/wanted-flow.ts";
import { findDueTick } from "./due-tick.ts";
import type { FlowMemory } from "./flow-memory.ts";

export type SeenQueue = Omit<ObservedQueue, "silentSince">;

interface Look {
  wanted: ObservedFlow["wanted"];
  containers: readonly ObservedContainer[];
  queues: ReadonlyMap<string, SeenQueue>;
  schedule: ObservedFlow["schedule"];
  hasHookState: boolean;
  /** Since when nothing has moved, whether or not anything could (epoch milliseconds). */
  quietSince: number | undefined;
  /** When the broker's statistics in `queues` were read, epoch milliseconds. Default: now. */
  statisticsAt?: number;
  /** Epoch milliseconds. */
  now: number;
}

/** What is seen at a moment, with what this runner remembers of the moments before; the memory takes in what is seen. */
export function withMemory(memory: FlowMemory, flow: RunnerFlow, look: Look): ObservedFlow {
  const { wanted, containers, schedule, hasHookState, now } = look;
  const version = wanted && "steps" in wanted ? wanted : undefined;
  const place = { memory, flow, version };
  const droppedMessages = memory.clearedMessages(flow);
  const wake = memory.wakes.find(flow.id, now);
  return {
    flow,
    wanted,
    containers,
    queues: rememberQueues(place, look),
    schedule,
    dueTick: version && dueTickOf(flow, { memory, version, now }),
    quietSince: quietSince(place, look),
    drySince: drySince(place, look),
    rolloutStuckSince: rolloutStuckSince(place, look),
    catchingUpSince: version && memory.catchUps.since(flow, { queues: look.queues, limits: version.limits, now }),
    wakeCall: flow.state === "sleeping" ? wake : undefined,
    isWaking: flow.state === "running" && wake !== undefined,
    hasHookState,
    isBrokerPrepared: version !== undefined && memory.preparedAt(flow, version) !== undefined,
    queuesSettleAt: version && memory.opening(flow, version)?.at,
    isBrokerCleared: droppedMessages !== undefined,
    droppedMessages,
  };
}

interface Place {
  memory: FlowMemory;
  flow: RunnerFlow;
  version: WantedFlow | undefined;
}

function rememberQueues({ memory, flow }: Place, { queues, now }: Look): Map<string, ObservedQueue> {
  return new Map(
    [...queues].map(([stepId, queue]) => {
      const silentSince = memory.since.holds(`${flow.id}/silent/${stepId}`, queue.consumers === 0, now);
      return [stepId, { ...queue, silentSince }] as const;
    }),
  );
}

function dueTickOf(
  flow: RunnerFlow,
  { memory, version, now }: { memory: FlowMemory; version: WantedFlow; now: number },
): DueTick | undefined {
  const isUp = flow.state === "running" || flow.state === "sleeping";
  if (!isUp || !version.schedule) return undefined;
  return findDueTick(flow, { schedule: version.schedule, isTold: memory.hasTick(flow.id), now });
}

/**
 * While a step comes up nothing moves either, nor while a message waits to be tried again: what is taken then has only just
 * begun.
 */
function quietSince({ memory, flow, version }: Place, { queues, quietSince: since, now }: Look): number | undefined {
  const isIdle = version !== undefined && isAllHeard({ queues }, version) && isEmpty({ queues }, version);
  const idleSince = memory.since.holds(`${flow.id}/idle`, isIdle, now);
  return since === undefined || idleSince === undefined ? undefined : Math.max(since, idleSince);
}

function isEmpty({ queues }: Pick<Look, "queues">, { steps }: WantedFlow): boolean {
  return steps.every(({ id }) => isQueueDry(queues.get(id)));
}

/** Time counts only as far as the statistics tell of it: while they stand still, nobody knows what is in hand. */
function drySince({ memory, flow }: Place, look: Look): number | undefined {
  const { now, statisticsAt = now } = look;
  const isDrained = flow.drainEndsAt !== undefined && isDry(look);
  const since = memory.since.holds(`${flow.id}/dry`, isDrained, statisticsAt);
  return since === undefined ? undefined : now - (statisticsAt - since);
}

/** Nothing waits, is in hand or is to be retried: as far as everything is known. No queue seen is nothing known. */
function isDry({ queues }: Look): boolean {
  if (queues.size === 0) return false;
  return [...queues.values()].every(isQueueDry);
}

function isQueueDry(queue: SeenQueue | undefined): boolean {
  return queue?.ready === 0 && queue.unacked === 0 && queue.rebounds === 0;
}

/** A roll-out gets on when an old container goes, or one more step is heard. */
function rolloutStuckSince({ memory, flow, version }: Place, { containers, queues, now }: Look): number | undefined {
  if (flow.previousVersion === undefined || !version || flow.state !== "running") return undefined;
  const specs = new Map(version.steps.map(({ id, spec }) => [id, spec]));
  // Not of new containers: one that takes no messages is replaced now and then, and that is no progress.
  const ids = containers.flatMap(({ id, stepId, spec }) => (specs.get(stepId) === spec ? [] : id)).sort();
  const heard = version.steps.filter(({ id }) => (queues.get(id)?.consumers ?? 0) > 0).length;
  return memory.since.unchanged(`${flow.id}/rollout`, `${flow.activeVersion}/${heard}/${ids.join()}`, now);
}
