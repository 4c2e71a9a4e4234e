import { assertNever } from "@millrace/flow";
import type { Service, World } from "./world.ts";

export type Misfortune =
  | { kind: "container"; nth: number; fate: "dies" | "out-of-memory" | "ends" | "vanishes" | "deafens" }
  | { kind: "stranger"; stepId: string; replica: number; isDeaf: boolean; isTwin: boolean }
  | { kind: "queue-lost"; nth: number }
  | { kind: "redis-flushed" }
  | { kind: "engine-restarts" }
  | { kind: "breakdown"; service: Service; forMs: number }
  | { kind: "failures"; count: number }
  | { kind: "crash"; downMs: number };

export function befall(world: World, action: Misfortune): void {
  const { engine, scheduler, runner } = world;
  switch (action.kind) {
    case "container":
      strike(world, action);
      return;
    case "stranger":
      addStranger(world, action);
      return;
    case "queue-lost":
      loseQueue(world, action.nth);
      return;
    case "redis-flushed":
      if (scheduler.isUp) scheduler.remove();
      return;
    case "engine-restarts":
      for (const container of [...engine.containers]) engine.die(container, { exitCode: 137 });
      return;
    case "breakdown":
      world.breakDown(action.service, action.forMs);
      return;
    case "failures":
      world.failNext = action.count;
      return;
    case "crash":
      runner.crash(action.downMs);
      return;
    default:
      assertNever(action);
  }
}

function strike({ engine, ledger, clock }: World, { nth, fate }: Extract<Misfortune, { kind: "container" }>): void {
  const container = engine.containers[nth % Math.max(1, engine.containers.length)];
  if (!container) return;
  switch (fate) {
    case "dies":
      engine.die(container, { exitCode: 1 });
      return;
    case "ends":
      engine.die(container, { exitCode: 0 });
      return;
    case "out-of-memory":
      engine.die(container, { exitCode: 137, outOfMemory: true });
      return;
    case "vanishes":
      engine.vanish(container);
      return;
    case "deafens":
      engine.deafen(container);
      ledger.deaths.set(container.stepId, clock.now);
      return;
    default:
      assertNever(fate);
  }
}

/** Left behind by an earlier start, which nobody knows of; `isTwin`: just like the last one that stood at its place. */
function addStranger({ engine }: World, stranger: Extract<Misfortune, { kind: "stranger" }>): void {
  const { stepId, replica, isDeaf, isTwin } = stranger;
  const here = (one: { stepId: string; replica: number }) => one.stepId === stepId && one.replica === replica;
  const last = isTwin ? engine.orders.findLast(here) : undefined;
  const isTaken = engine.containers.some(here);
  if (engine.containers.some(({ isStranger }) => isStranger) || (isTwin && (!last || isTaken))) return;
  engine.start({
    stepId,
    replica,
    execId: "exec-0",
    spec: last?.spec ?? "a-stranger's",
    history: { restarts: 0, failures: 0, memoryDeaths: 0, isCautious: false },
    behaviour: isDeaf ? "deaf" : "well",
    isPolling: false,
    prefetch: 20,
    isStranger: true,
  });
}

/** Somebody deletes a queue; an empty one, so that no message is missed. */
function loseQueue({ broker, engine, ledger, clock }: World, nth: number): void {
  const empty = broker.stepIds.filter((stepId) => {
    const figures = broker.figures(stepId);
    return figures && figures.ready + figures.unacked + figures.rebounds === 0;
  });
  const stepId = empty[nth % Math.max(1, empty.length)];
  if (stepId === undefined || !broker.isUp) return;
  for (const container of engine.containers) if (container.stepId === stepId) engine.deafen(container);
  broker.delete(stepId);
  ledger.deaths.set(stepId, clock.now);
}
