import { isReboundQueue, parseName, type QueueFacts, queueDepth, stepQueue } from "@millrace/broker";
import { findHookState, type RunnerFlow } from "@millrace/db";
import type { EngineContainer } from "../../engine/container-engine.ts";
import type { Runner } from "../../runner.ts";
import { labels } from "../labels.ts";
import type { ObservedFlow } from "../plan/observed-flow.ts";
import type { WantedFlow } from "../plan/wanted-flow.ts";
import { assemble, type Facts, noFacts } from "./assemble.ts";
import type { Eyes } from "./eyes.ts";
import type { SeenQueue } from "./with-memory.ts";

const redisPatienceMs = 2_000;
/** Statistics may still be of the time before: bindings that were just taken away, say. */
const statisticsLagMs = 3_000;

/** One flow, as it is at this very moment. */
export async function observeFlow(eyes: Eyes, flow: RunnerFlow): Promise<ObservedFlow> {
  const { runner, versions } = eyes;
  if (flow.state === "inactive") return await assemble(eyes, flow, { wanted: undefined, facts: noFacts });
  const statisticsAt = eyes.queueFacts().at;
  const asking = versions
    .wanted(flow)
    .then(async (wanted) => ({ wanted, queues: await askQueues(eyes, flow, wanted) }));
  const [containers, schedules, { wanted, queues }, hasHookState] = await Promise.all([
    runner.engine.list({ [labels.installation]: runner.settings.prefix, [labels.flow]: flow.id }),
    listSchedules(runner),
    asking,
    flow.state === "stopping" && findHookState(runner.db, { flowId: flow.id }).then((value) => value !== undefined),
  ]);
  const schedule = scheduleOf(flow.id, schedules);
  return await assemble(eyes, flow, { wanted, facts: { containers, queues, statisticsAt, schedule, hasHookState } });
}

/**
 * All given flows from one look at engine, broker and schedules: cheaper, and up to two seconds behind. A flow that cannot be
 * observed, since its definition does not read, say, does not keep the others from being looked at.
 */
export async function observeFlows(
  eyes: Eyes,
  flows: readonly RunnerFlow[],
): Promise<PromiseSettledResult<ObservedFlow>[]> {
  const { runner, versions } = eyes;
  const [containers, schedules, queues] = await Promise.all([
    runner.engine.list({ [labels.installation]: runner.settings.prefix }),
    listSchedules(runner),
    runner.management.listQueues("flow-", runner.signal),
  ]);
  const byFlow = Map.groupBy(containers, (container) => container.labels[labels.flow] ?? "");
  const queuesByFlow = Map.groupBy(queues, ({ name }) => parseName(name)?.flowId ?? "");
  return await Promise.allSettled(
    flows.map(async (flow) => {
      const own = { containers: byFlow.get(flow.id) ?? [], queues: queuesByFlow.get(flow.id) ?? [] };
      const wanted = await versions.wanted(flow);
      await lookAtActivity(eyes, flow, { ...own, wanted });
      const facts: Facts = {
        containers: own.containers,
        queues: queuesOf(flow.id, own.queues),
        schedule: scheduleOf(flow.id, schedules),
        hasHookState: false,
      };
      return await assemble(eyes, flow, { wanted, facts });
    }),
  );
}

/** Only of flows that may sleep. */
async function lookAtActivity(
  { activity }: Eyes,
  flow: RunnerFlow,
  seen: { containers: EngineContainer[]; queues: QueueFacts[]; wanted: ObservedFlow["wanted"] },
): Promise<void> {
  const { containers, queues, wanted } = seen;
  const maySleep = flow.state === "running" && wanted && "steps" in wanted && wanted.idleMs !== undefined;
  if (maySleep) await activity.look(flow, { containers, queues, now: Date.now() });
  else activity.forget(flow.id);
}

type Schedules = Awaited<ReturnType<Runner["schedules"]["list"]>> | "unknown";

/** Redis that is away would make us wait for ever: containers need looking after meanwhile. */
async function listSchedules({ schedules }: Runner): Promise<Schedules> {
  const late = new Promise<"unknown">((resolve) => setTimeout(() => resolve("unknown"), redisPatienceMs).unref());
  return await Promise.race([schedules.list(), late]);
}

function scheduleOf(flowId: string, schedules: Schedules): ObservedFlow["schedule"] {
  return schedules === "unknown" ? "unknown" : schedules.find((schedule) => schedule.flowId === flowId);
}

/** Queues of the version's steps, and those that are still there though the version has their steps no longer. */
async function askQueues(
  eyes: Eyes,
  flow: RunnerFlow,
  wanted: ObservedFlow["wanted"],
): Promise<ReadonlyMap<string, SeenQueue>> {
  const areGoing = flow.state === "stopping" && flow.drainEndsAt === undefined;
  if (areGoing || flow.state === "suspended") return noFacts.queues;
  const { runner } = eyes;
  const statistics = queuesOf(flow.id, eyes.queueFacts().queues);
  const isSettled = areStatisticsSettled(eyes, flow, wanted);
  const known = wanted && "steps" in wanted ? wanted.steps.map(({ id }) => id) : [];
  const asked = await Promise.all(
    [...new Set([...known, ...statistics.keys()])].map(async (stepId) => {
      const depth = await queueDepth(runner.session, stepQueue({ flowId: flow.id, stepId, kind: "messages" }));
      return [stepId, depth] as const;
    }),
  );
  return new Map(
    asked.flatMap(([stepId, depth]) => {
      const told = statistics.get(stepId);
      const unsure = { unacked: undefined, rebounds: undefined };
      const { unacked, rebounds } = isSettled && told ? told : unsure;
      return depth ? [[stepId, { ...depth, unacked, rebounds, bytes: told?.bytes }] as const] : [];
    }),
  );
}

function areStatisticsSettled({ memory, queueFacts }: Eyes, flow: RunnerFlow, wanted: ObservedFlow["wanted"]): boolean {
  if (!isWantedFlow(wanted)) return flow.state === "suspending";
  const preparedAt = memory.preparedAt(flow, wanted);
  return preparedAt === undefined ? flow.state === "suspending" : queueFacts().at > preparedAt + statisticsLagMs;
}

function isWantedFlow(wanted: ObservedFlow["wanted"]): wanted is WantedFlow {
  return wanted !== undefined && "steps" in wanted;
}

/** By step id, from the broker's statistics of a flow's queues. */
function queuesOf(flowId: string, queues: readonly QueueFacts[]): Map<string, SeenQueue> {
  const rebounds = new Map<string, number>();
  const found = new Map<string, SeenQueue>();
  for (const queue of queues) {
    const place = parseName(queue.name);
    if (place?.flowId !== flowId) continue;
    const { stepId, kind } = place;
    if (isReboundQueue(kind)) rebounds.set(stepId, (rebounds.get(stepId) ?? 0) + queue.ready + queue.unacked);
    if (kind !== "messages") continue;
    const { consumers, ready, unacked, messageBytes: bytes } = queue;
    found.set(stepId, { consumers, ready, unacked, bytes, rebounds: undefined });
  }
  for (const [stepId, queue] of found) queue.rebounds = rebounds.get(stepId) ?? 0;
  return found;
}
