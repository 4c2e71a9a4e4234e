import { parseName, type QueueFacts, queueDepth, stepQueue } from "@millrace/broker";
import { findHookState, type RunnerFlow } from "@millrace/db";
import type { EngineContainer } from "../../engine/container-engine.ts";
import type { Runner } from "../../runner.ts";
import { labels } from "../labels.ts";
import type { ObservedContainer, ObservedFlow, ObservedQueue } from "../plan/observed-flow.ts";
import type { WantedFlow } from "../plan/wanted-flow.ts";
import type { FlowMemory } from "./flow-memory.ts";
import type { VersionCache } from "./version-cache.ts";

/** What the reconciler looks through. */
export interface Eyes {
  runner: Runner;
  memory: FlowMemory;
  versions: VersionCache;
  /** The broker's statistics as last read: a second old, or two. */
  queueFacts: () => { at: number; queues: readonly QueueFacts[] };
}

interface Facts {
  containers: readonly EngineContainer[];
  queues: ReadonlyMap<string, SeenQueue>;
  schedule: ObservedFlow["schedule"];
  hasHookState: boolean;
}

type SeenQueue = Omit<ObservedQueue, "silentSince">;

const keptLines = 5;
const redisPatienceMs = 2_000;
/** Statistics may still be of the time before: bindings that were just taken away, say. */
const statisticsLagMs = 3_000;

/** One flow, as it is at this very moment. */
export async function observeFlow(eyes: Eyes, flow: RunnerFlow): Promise<ObservedFlow> {
  const { runner, versions } = eyes;
  if (flow.state === "inactive") return assemble(eyes, flow, { wanted: undefined, facts: nothing });
  const [containers, schedules, wanted, hasHookState] = await Promise.all([
    runner.engine.list({ [labels.installation]: runner.settings.prefix, [labels.flow]: flow.id }),
    listSchedules(runner),
    versions.wanted(flow),
    flow.state === "stopping" && findHookState(runner.db, { flowId: flow.id }).then((value) => value !== undefined),
  ]);
  const queues =
    flow.state === "stopping" ? nothing.queues : await askQueues(eyes, flow, stepIdsOf(eyes, flow, wanted));
  const schedule = scheduleOf(flow.id, schedules);
  return await assemble(eyes, flow, { wanted, facts: { containers, queues, schedule, hasHookState } });
}

/** All given flows from one look at engine, broker and schedules: cheaper, and up to two seconds behind. */
export async function observeFlows(eyes: Eyes, flows: readonly RunnerFlow[]): Promise<ObservedFlow[]> {
  const { runner, versions } = eyes;
  const [containers, schedules, queues] = await Promise.all([
    runner.engine.list({ [labels.installation]: runner.settings.prefix }),
    listSchedules(runner),
    runner.management.listQueues("flow-", runner.signal),
  ]);
  const byFlow = Map.groupBy(containers, (container) => container.labels[labels.flow] ?? "");
  return await Promise.all(
    flows.map(async (flow) => {
      const facts = {
        containers: byFlow.get(flow.id) ?? [],
        queues: queuesOf(flow.id, queues),
        schedule: scheduleOf(flow.id, schedules),
        hasHookState: false,
      };
      return await assemble(eyes, flow, { wanted: await versions.wanted(flow), facts });
    }),
  );
}

const nothing: Facts = { containers: [], queues: new Map(), schedule: undefined, hasHookState: false };

type Schedules = Awaited<ReturnType<Runner["schedules"]["list"]>> | "unknown";

/** Redis that is away would make us wait for ever: containers need looking after meanwhile. */
async function listSchedules({ schedules }: Runner): Promise<Schedules> {
  const late = new Promise<"unknown">((resolve) => setTimeout(() => resolve("unknown"), redisPatienceMs).unref());
  return await Promise.race([schedules.list(), late]);
}

function scheduleOf(flowId: string, schedules: Schedules): ObservedFlow["schedule"] {
  return schedules === "unknown" ? "unknown" : schedules.find((schedule) => schedule.flowId === flowId);
}

async function assemble(
  { runner, memory }: Eyes,
  flow: RunnerFlow,
  { wanted, facts }: { wanted: ObservedFlow["wanted"]; facts: Facts },
): Promise<ObservedFlow> {
  const droppedMessages = memory.clearedMessages(flow);
  return {
    flow,
    wanted,
    containers: await Promise.all(facts.containers.map((container) => observeContainer(runner, container))),
    queues: new Map(
      [...facts.queues].map(([stepId, queue]) => {
        const silentSince = memory.silentSince(flow, { stepId, consumers: queue.consumers, now: Date.now() });
        return [stepId, { ...queue, silentSince }] as const;
      }),
    ),
    schedule: facts.schedule,
    hasHookState: facts.hasHookState,
    hasPolled: memory.hasPolled(flow),
    isBrokerPrepared: memory.preparedAt(flow) !== undefined,
    isBrokerCleared: droppedMessages !== undefined,
    droppedMessages,
  };
}

/** A container with how it ended, if it did. */
export async function observeContainer(
  { engine }: Pick<Runner, "engine">,
  container: EngineContainer,
): Promise<ObservedContainer> {
  const isDead = container.state === "exited";
  const [end, lines] = isDead
    ? await Promise.all([engine.end(container.id), engine.logs(container.id, { tail: keptLines })])
    : [undefined, []];
  const label = (name: string) => container.labels[name] ?? "";
  return {
    id: container.id,
    containerId: label(labels.container),
    stepId: label(labels.step),
    replica: Number(label(labels.replica)),
    state: container.state,
    createdAt: container.createdAt,
    execId: label(labels.exec),
    spec: label(labels.spec),
    restarts: Number(label(labels.restarts)),
    failures: Number(label(labels.failures)),
    isCautious: label(labels.cautious) === "1",
    end,
    lastLines: lines.map(({ text }) => readableLine(text)),
  };
}

/** Our components log JSON; a person wants the words. */
function readableLine(text: string): string {
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed === "object" && parsed !== null && "msg" in parsed) return String(parsed.msg);
  } catch {
    // Not JSON: the line is what it is.
  }
  return text;
}

/** Steps of the version, and those that still have queues though the version has them no longer. */
function stepIdsOf(eyes: Eyes, flow: RunnerFlow, wanted: WantedFlow | { problem: string } | undefined): Set<string> {
  const known = wanted && "steps" in wanted ? wanted.steps.map(({ id }) => id) : [];
  return new Set([...known, ...queuesOf(flow.id, eyes.queueFacts().queues).keys()]);
}

async function askQueues(eyes: Eyes, flow: RunnerFlow, stepIds: Set<string>): Promise<Map<string, SeenQueue>> {
  const { runner, memory } = eyes;
  const { at, queues } = eyes.queueFacts();
  const isSettled = at > (memory.preparedAt(flow) ?? Number.POSITIVE_INFINITY) + statisticsLagMs;
  const statistics = isSettled ? queuesOf(flow.id, queues) : undefined;
  const asked = await Promise.all(
    [...stepIds].map(async (stepId) => {
      const depth = await queueDepth(runner.session, stepQueue({ flowId: flow.id, stepId, kind: "messages" }));
      return [stepId, depth] as const;
    }),
  );
  return new Map(
    asked.flatMap(([stepId, depth]) => {
      const { unacked, rebounds } = statistics?.get(stepId) ?? { unacked: undefined, rebounds: undefined };
      return depth ? [[stepId, { ...depth, unacked, rebounds }] as const] : [];
    }),
  );
}

function queuesOf(flowId: string, queues: readonly QueueFacts[]): Map<string, SeenQueue> {
  const rebounds = new Map<string, number>();
  const found = new Map<string, SeenQueue>();
  for (const queue of queues) {
    const place = parseName(queue.name);
    if (place?.flowId !== flowId) continue;
    if (place.kind === "rebounds") rebounds.set(place.stepId, queue.ready + queue.unacked);
    if (place.kind !== "messages") continue;
    const { consumers, ready, unacked } = queue;
    found.set(place.stepId, { consumers, ready, unacked, rebounds: undefined });
  }
  for (const [stepId, queue] of found) queue.rebounds = rebounds.get(stepId) ?? 0;
  return found;
}
