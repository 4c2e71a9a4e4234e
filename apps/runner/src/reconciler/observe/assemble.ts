import type { RunnerFlow } from "@millrace/db";
import type { EngineContainer } from "../../engine/container-engine.ts";
import type { DueTick, ObservedFlow, ObservedQueue } from "../plan/observed-flow.ts";
import type { WantedFlow } from "../plan/wanted-flow.ts";
import { findDueTick } from "./due-tick.ts";
import type { Eyes } from "./eyes.ts";
import type { FlowMemory } from "./flow-memory.ts";
import { observeContainer } from "./observe-container.ts";

export type SeenQueue = Omit<ObservedQueue, "silentSince" | "hadRoom">;

/** What engine, broker and schedules say of a flow. */
export interface Facts {
  containers: readonly EngineContainer[];
  queues: ReadonlyMap<string, SeenQueue>;
  schedule: ObservedFlow["schedule"];
  hasHookState: boolean;
}

export const noFacts: Facts = { containers: [], queues: new Map(), schedule: undefined, hasHookState: false };

/** Facts of this moment with what this runner remembers of the moments before. */
export async function assemble(
  { runner, memory, activity }: Pick<Eyes, "runner" | "memory" | "activity">,
  flow: RunnerFlow,
  { wanted, facts }: { wanted: ObservedFlow["wanted"]; facts: Facts },
): Promise<ObservedFlow> {
  const now = Date.now();
  const version = wanted && "steps" in wanted ? wanted : undefined;
  const droppedMessages = memory.clearedMessages(flow);
  const wake = memory.wakes.find(flow.id);
  return {
    flow,
    wanted,
    containers: await Promise.all(facts.containers.map((container) => observeContainer(runner, container))),
    queues: rememberQueues({ memory, flow, version }, facts, now),
    schedule: facts.schedule,
    dueTick: version && dueTickOf(flow, { memory, version, now }),
    quietSince: activity.quietSince(flow),
    drySince: flow.drainEndsAt === undefined ? undefined : memory.since.holds(`${flow.id}/dry`, isDry(facts), now),
    rolloutStuckSince: rolloutStuckSince({ memory, flow, version }, facts, now),
    wakeCall: flow.state === "sleeping" ? wake : undefined,
    isWaking: flow.state === "running" && wake !== undefined,
    hasHookState: facts.hasHookState,
    isBrokerPrepared: version !== undefined && memory.preparedAt(flow, version) !== undefined,
    isBrokerCleared: droppedMessages !== undefined,
    droppedMessages,
  };
}

interface Place {
  memory: FlowMemory;
  flow: RunnerFlow;
  version: WantedFlow | undefined;
}

function rememberQueues({ memory, flow, version }: Place, { queues }: Facts, now: number): Map<string, ObservedQueue> {
  return new Map(
    [...queues].map(([stepId, queue]) => {
      const silentSince = memory.since.holds(`${flow.id}/silent/${stepId}`, queue.consumers === 0, now);
      const hasRoom = version !== undefined && isBelow(queue, version.limits);
      // While it slept nobody was meant to take messages.
      const sinceState = silentSince === undefined ? undefined : Math.max(silentSince, flow.stateSince);
      return [
        stepId,
        { ...queue, silentSince: sinceState, hadRoom: memory.hadRoom(flow, { stepId, hasRoom }) },
      ] as const;
    }),
  );
}

function isBelow({ ready, bytes }: SeenQueue, limits: WantedFlow["limits"]): boolean {
  return ready < limits.messages && bytes !== undefined && bytes < limits.bytes;
}

function dueTickOf(
  flow: RunnerFlow,
  { memory, version, now }: { memory: FlowMemory; version: WantedFlow; now: number },
): DueTick | undefined {
  const isUp = flow.state === "running" || flow.state === "sleeping";
  if (!isUp || !version.schedule) return undefined;
  return findDueTick(flow, { schedule: version.schedule, isTold: memory.hasTick(flow.id), now });
}

/** Nothing waits, is in hand or is to be retried: as far as everything is known. */
function isDry({ queues }: Facts): boolean {
  return [...queues.values()].every(({ ready, unacked, rebounds }) => ready === 0 && unacked === 0 && rebounds === 0);
}

/** A roll-out gets on when an old container goes, or one more step is heard. */
function rolloutStuckSince({ memory, flow, version }: Place, facts: Facts, now: number): number | undefined {
  if (flow.previousVersion === undefined || !version || flow.state !== "running") return undefined;
  const ids = facts.containers.map(({ id }) => id).sort();
  const heard = version.steps.filter(({ id }) => (facts.queues.get(id)?.consumers ?? 0) > 0).length;
  return memory.since.unchanged(`${flow.id}/rollout`, `${flow.activeVersion}/${heard}/${ids.join()}`, now);
}
