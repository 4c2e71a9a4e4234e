import type { RunnerFlow } from "@millrace/db";
import type { FlowMemory } from "../../observe/flow-memory.ts";
import { type SeenQueue, withMemory } from "../../observe/with-memory.ts";
import type { ObservedContainer, ObservedFlow } from "../observed-flow.ts";
import { readRow } from "./flow-row.ts";
import type { World } from "./world.ts";

interface Eyes {
  memory: FlowMemory;
  quietSince: number | undefined;
}

/** One flow at this moment, as the reconciler observes it. @throws when engine or broker does not answer. */
export function lookAtFlow(world: World, eyes: Eyes): ObservedFlow {
  const flow = readRow(world.row);
  const now = world.clock.now;
  if (flow.state === "inactive") {
    const nothing = { containers: [], queues: new Map(), schedule: undefined, hasHookState: false };
    return withMemory(eyes.memory, flow, { ...eyes, ...nothing, wanted: undefined, now });
  }
  assertSeen(world);
  const wanted = world.wanted();
  const facts = {
    wanted,
    containers: containersOf(world),
    queues: askQueues(world, eyes, flow),
    statisticsAt: world.broker.statisticsAt,
    schedule: scheduleOf(world),
    hasHookState: flow.state === "stopping" && world.hasHookState,
  };
  return withMemory(eyes.memory, flow, { ...eyes, ...facts, now });
}

/** The same from the broker's statistics, as the sweep does. @throws when engine or broker does not answer. */
export function glanceAtFlow(world: World, eyes: Eyes): ObservedFlow {
  assertSeen(world);
  const queues = new Map(
    world.broker.stepIds.flatMap((stepId) => {
      const told = world.broker.told(stepId);
      return told ? [[stepId, told] as const] : [];
    }),
  );
  const facts = { containers: containersOf(world), queues, schedule: scheduleOf(world), hasHookState: false };
  const { clock, row } = world;
  return withMemory(eyes.memory, readRow(row), { ...eyes, ...facts, wanted: world.wanted(), now: clock.now });
}

function assertSeen({ engine, broker }: World): void {
  if (!engine.isUp) throw new Error("The engine does not answer.");
  if (!broker.isUp) throw new Error("The broker does not answer.");
}

/** Copies: what is seen does not change any more. */
function containersOf({ engine }: World): ObservedContainer[] {
  return engine.containers.map((container) => ({ ...container }));
}

function scheduleOf({ scheduler }: World): ObservedFlow["schedule"] {
  return scheduler.isUp ? scheduler.schedule : "unknown";
}

const statisticsLagMs = 3_000;

/** What is ready and who consumes is asked for now; the rest the statistics tell. */
function askQueues(world: World, { memory }: Eyes, flow: RunnerFlow): Map<string, SeenQueue> {
  const areGoing = flow.state === "stopping" && flow.drainEndsAt === undefined;
  if (areGoing || flow.state === "suspended") return new Map();
  const { broker } = world;
  const wanted = world.wanted();
  const isWanted = wanted !== undefined && "steps" in wanted;
  const preparedAt = isWanted ? memory.preparedAt(flow, wanted) : undefined;
  const isSettled =
    preparedAt === undefined ? flow.state === "suspending" : broker.statisticsAt > preparedAt + statisticsLagMs;
  const known = isWanted ? wanted.steps.map(({ id }) => id) : [];
  const told = broker.stepIds.filter((stepId) => broker.told(stepId) !== undefined);
  const stepIds = new Set([...known, ...told]);
  return new Map(
    [...stepIds].flatMap((stepId) => {
      const figures = broker.figures(stepId);
      if (!figures) return [];
      const statistics = broker.told(stepId);
      const unsure = { unacked: undefined, rebounds: undefined };
      const { unacked, rebounds } = isSettled && statistics ? statistics : unsure;
      const { consumers, ready } = figures;
      return [[stepId, { consumers, ready, unacked, rebounds, bytes: statistics?.bytes }] as const];
    }),
  );
}
