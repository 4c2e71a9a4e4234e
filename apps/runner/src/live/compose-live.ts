import { isReboundQueue, parseName, type QueueFacts } from "@millrace/broker";
import type { RunnerFlow } from "@millrace/db";
import { type LiveContainer, type LiveFlow, type LiveStep, type WakeSplit, wantsContainers } from "@millrace/flow";
import type { ReboundNote } from "../rebounds/rebound-notes.ts";
import type { ObservedContainer } from "../reconciler/plan/observed-flow.ts";
import { replicasNow, type WantedFlow, type WantedStep } from "../reconciler/plan/wanted-flow.ts";

import type { Oldest } from "./queue-ages.ts";

/** Totals of a step at a moment (epoch milliseconds). */
export interface Totals {
  received: number;
  emitted: number;
  errors: number;
}

interface Sources {
  flow: RunnerFlow;
  /** What the active version asks for; a flow that has just stopped still shows its steps, empty. */
  wanted: WantedFlow | undefined;
  wake: WakeSplit | undefined;
  containers: readonly ObservedContainer[];
  queues: readonly QueueFacts[];
  totals: ReadonlyMap<string, Totals>;
  oldestOf: (queue: string) => Oldest | undefined;
  reboundOf: (stepId: string) => ReboundNote | undefined;
  /** The picture before, for the rates. */
  before: LiveFlow | undefined;
  now: number;
}

/** A flow at one moment, put together from what engine, broker and database say. Pure. */
export function composeLive(sources: Sources): LiveFlow {
  const { flow, wanted, wake, now } = sources;
  const held = composeHeld(sources);
  return {
    flowId: flow.id,
    workspaceId: flow.workspaceId,
    at: now,
    state: flow.state,
    since: flow.stateSince,
    ...(flow.stateReason === undefined ? {} : { reason: flow.stateReason }),
    ...(flow.activeVersion === undefined ? {} : { version: flow.activeVersion }),
    steps: (wanted?.steps ?? []).map((step) => composeStep(sources, step)),
    ...(wanted && { limits: wanted.limits }),
    ...(flow.retentionEndsAt !== undefined && { retentionEndsAt: flow.retentionEndsAt }),
    ...(flow.drainEndsAt !== undefined && { drainEndsAt: flow.drainEndsAt }),
    ...(flow.previousVersion !== undefined && { previousVersion: flow.previousVersion }),
    ...(flow.previousVersion !== undefined && wanted && { rollOut: composeRollOut(sources, wanted) }),
    ...(held.length > 0 && { held }),
    ...(wake && { wake }),
  };
}

/** A step is done when all of its containers, as many as it is to have, are the new version's. */
function composeRollOut({ containers }: Sources, { steps }: WantedFlow): NonNullable<LiveFlow["rollOut"]> {
  const done = steps.filter((step) => {
    const { id, spec } = step;
    const own = containers.filter(({ stepId }) => stepId === id);
    return (
      own.length === replicasNow(step) &&
      own.every((container) => container.spec === spec && container.state === "running")
    );
  });
  return { done: done.length, steps: steps.length };
}

/** Messages in front of steps that the version no longer has. */
function composeHeld({ flow, wanted, queues }: Sources): { stepId: string; messages: number }[] {
  if (!wanted) return [];
  const known = new Set(wanted.steps.map(({ id }) => id));
  return queues.flatMap(({ name, ready, unacked }) => {
    const place = parseName(name);
    const isHeld = place?.flowId === flow.id && place.kind === "messages" && !known.has(place.stepId);
    return isHeld && ready + unacked > 0 ? [{ stepId: place.stepId, messages: ready + unacked }] : [];
  });
}

function composeStep(sources: Sources, step: WantedStep): LiveStep {
  const { flow, containers, queues, totals, before, now } = sources;
  const stepId = step.id;
  const own = queues.filter(({ name }) => isQueueOf(name, { flowId: flow.id, stepId }));
  const queue = (kind: string) => own.find(({ name }) => parseName(name)?.kind === kind);
  const { received, emitted, errors } = totals.get(stepId) ?? { received: 0, emitted: 0, errors: 0 };
  const last = before?.steps.find(({ id }) => id === stepId);
  const seconds = before ? (now - before.at) / 1000 : 0;
  const rebounds = own
    .filter(({ name }) => isReboundQueue(parseName(name)?.kind ?? ""))
    .reduce((sum, { ready, unacked }) => sum + ready + unacked, 0);
  const messages = queue("messages");
  return {
    id: stepId,
    containers: containers
      .filter((container) => container.stepId === stepId)
      .sort((a, b) => a.replica - b.replica)
      .map((container) => composeContainer(container, { flow, hasConsumer: (messages?.consumers ?? 0) > 0 })),
    ready: messages?.ready ?? 0,
    unacked: messages?.unacked ?? 0,
    rebounds,
    quarantined: queue("quarantine")?.ready ?? 0,
    in: received,
    out: emitted,
    errors,
    inPerSecond: rate(received - (last?.in ?? received), seconds),
    outPerSecond: rate(emitted - (last?.out ?? emitted), seconds),
    bytes: messages?.messageBytes ?? 0,
    ...(messages && { consumers: messages.consumers, oldest: sources.oldestOf(messages.name) }),
    ...(rebounds > 0 && { rebound: sources.reboundOf(stepId) }),
    ...(step.isPaused && { isPaused: true }),
    replicas: step.replicas,
    prefetch: step.prefetch,
  };
}

function composeContainer(
  container: ObservedContainer,
  { flow, hasConsumer }: { flow: RunnerFlow; hasConsumer: boolean },
): LiveContainer {
  const { containerId, restarts, end } = container;
  const memoryDeaths = container.memoryDeaths + (end?.outOfMemory ? 1 : 0);
  return {
    id: containerId,
    state: containerState(container, { flow, hasConsumer }),
    restarts,
    ...(end ? { exitCode: end.exitCode } : {}),
    ...(end?.outOfMemory ? { outOfMemory: true } : {}),
    ...(memoryDeaths > 0 ? { memoryDeaths } : {}),
  };
}

function containerState(
  { state }: ObservedContainer,
  { flow, hasConsumer }: { flow: RunnerFlow; hasConsumer: boolean },
): LiveContainer["state"] {
  if (state === "exited" || state === "removing") return wantsContainers(flow.state) ? "restarting" : "exited";
  if (state === "created") return "starting";
  return hasConsumer || flow.state !== "starting" ? "running" : "starting";
}

function isQueueOf(name: string, { flowId, stepId }: { flowId: string; stepId: string }): boolean {
  const place = parseName(name);
  return place?.flowId === flowId && place.stepId === stepId;
}

/** A reset of the totals (a new start) is no negative rate. */
function rate(change: number, seconds: number): number {
  return seconds > 0 && change > 0 ? Math.round((change / seconds) * 10) / 10 : 0;
}
