import { componentDescriptorSchema } from "@millrace/flow";
import type { ObservedContainer, ObservedFlow, ObservedQueue } from "./observed-flow.ts";
import type { WantedFlow, WantedStep } from "./wanted-flow.ts";

/** The moment all planner tests happen at. */
export const now = 1_800_000_000_000;

export function wantedStep(given: Partial<WantedStep> = {}): WantedStep {
  return {
    id: "step_1",
    name: "First",
    function: "receive",
    component: {
      name: "webhook",
      version: "1.0.0",
      image: "millrace/component-webhook:1.0.0",
      descriptor: componentDescriptorSchema.parse({ title: "Webhook" }),
      env: {},
      runtime: "millrace",
      isBuiltIn: true,
    },
    isTrigger: true,
    predecessors: [],
    errorsOf: [],
    handlesErrors: false,
    replicas: 1,
    prefetch: 20,
    isPaused: false,
    isPolling: false,
    memoryMb: 256,
    cpus: 1,
    timeoutSeconds: 60,
    rebound: { limit: 10, initialSeconds: 15 },
    logLevel: "info",
    hasSuccessors: true,
    feedsOnlyBuiltIns: true,
    spec: "spec-1",
    ...given,
  };
}

export const secondStep = wantedStep({ id: "step_2", name: "Second", isTrigger: false, predecessors: ["step_1"] });

export function wantedFlow(given: Partial<WantedFlow> = {}): WantedFlow {
  return {
    version: 1,
    type: "ordinary",
    steps: [wantedStep(), secondStep],
    schedule: undefined,
    limits: { messages: 75_000, bytes: 200_000_000 },
    idleMs: 60_000,
    retentionMs: 5 * 86_400_000,
    isLimited: false,
    ...given,
  };
}

export function container(given: Partial<ObservedContainer> = {}): ObservedContainer {
  const stepId = given.stepId ?? "step_1";
  return {
    id: `engine-${stepId}-${given.replica ?? 0}`,
    containerId: `${stepId}-${given.replica ?? 0}`,
    stepId,
    replica: 0,
    state: "running",
    createdAt: now - 5_000,
    execId: "exec-1",
    spec: "spec-1",
    restarts: 0,
    failures: 0,
    memoryDeaths: 0,
    isCautious: false,
    end: undefined,
    lastLines: [],
    ...given,
  };
}

export function deadContainer(given: Partial<ObservedContainer> & { livedMs?: number; diedAt?: number } = {}) {
  const { livedMs = 1_000, diedAt = now, ...rest } = given;
  return container({
    state: "exited",
    end: { exitCode: 1, outOfMemory: false, startedAt: diedAt - livedMs, finishedAt: diedAt },
    ...rest,
  });
}

export function queue(given: Partial<ObservedQueue> = {}): ObservedQueue {
  return { consumers: 1, silentSince: undefined, ready: 0, unacked: 0, rebounds: 0, bytes: 0, ...given };
}

type Given = Omit<Partial<ObservedFlow>, "flow"> & { flow?: Partial<ObservedFlow["flow"]> };

/** A flow of two steps that runs as wished. */
export function observed({ flow, ...given }: Given = {}): ObservedFlow {
  return {
    flow: {
      id: "flow-1",
      workspaceId: "workspace-1",
      name: "Orders",
      desired: "running",
      desiredVersion: 1,
      desiredBy: "Ada",
      drainEndsAt: undefined,
      stepWishes: {},
      state: "running",
      stateSince: now - 60_000,
      stateReason: undefined,
      activeVersion: 1,
      previousVersion: undefined,
      refusedVersion: undefined,
      execId: "exec-1",
      startedAt: now - 60_000,
      polledAt: undefined,
      retentionEndsAt: undefined,
      wake: undefined,
      ...flow,
    },
    wanted: wantedFlow(),
    containers: [container(), container({ stepId: "step_2" })],
    queues: new Map([
      ["step_1", queue()],
      ["step_2", queue()],
    ]),
    schedule: undefined,
    hasHookState: false,
    dueTick: undefined,
    quietSince: undefined,
    drySince: undefined,
    rolloutStuckSince: undefined,
    catchingUpSince: undefined,
    wakeCall: undefined,
    isWaking: false,
    isBrokerPrepared: true,
    queuesSettleAt: undefined,
    isBrokerCleared: false,
    droppedMessages: undefined,
    ...given,
  };
}
