import { assertNever } from "@millrace/flow";
import { replicasNow, type WantedFlow, type WantedStep } from "../wanted-flow.ts";
import type { Container } from "./engine.ts";
import { wishOf } from "./flow-row.ts";
import { behaviourOf } from "./versions.ts";
import type { World } from "./world.ts";

const sliceMs = 10_000;
/** Longer than anything that may take long: a drain has its own end. */
const restWithinMs = 40 * 60_000;

/** With nothing in its way any more a flow comes to rest in bounded time. @returns what keeps it from resting. */
export function comeToRest(world: World): string | undefined {
  heal(world);
  const drainMs = Math.max(0, (world.row.drainEndsAt ?? 0) - world.clock.now);
  let problem = restProblem(world);
  for (let passedMs = 0; problem && passedMs < restWithinMs + drainMs; passedMs += sliceMs) {
    world.clock.advance(sliceMs);
    problem = restProblem(world);
  }
  return problem;
}

function heal(world: World): void {
  world.failNext = 0;
  for (const service of ["engine", "broker", "redis"] as const) world.repair(service);
  world.runner.restart();
}

/** What is not as it is to be when nothing happens; undefined at rest. */
function restProblem(world: World): string | undefined {
  const { row, clock } = world;
  const wish = wishOf(row);
  const hopeless = hopelessness(world);
  if (hopeless !== undefined && wish === "running") return hopelessProblem(world, hopeless);
  const resting = { inactive: ["inactive"], suspended: ["suspended"], running: ["running", "sleeping"] }[wish];
  if (!resting.includes(row.state)) return `it is ${row.state}, wished ${wish}`;
  const problem = stateProblem(world);
  if (problem !== undefined) return problem;
  if (row.retentionEndsAt !== undefined && row.retentionEndsAt < clock.now) return "its messages are kept for too long";
  if (!world.runner.isIdle) return "the runner is busy";
  // Nobody looks at a flow at rest that nobody wants to run.
  if (row.state === "inactive") return undefined;
  const next = world.runner.peek();
  return next.length > 0 ? `next is ${JSON.stringify(next)}` : undefined;
}

function stateProblem(world: World): string | undefined {
  const { row, scheduler, broker } = world;
  const wanted = world.wanted();
  switch (row.state) {
    case "inactive":
      if (broker.stepIds.length > 0) return "queues are left";
      if (scheduler.schedule) return "its schedule is left";
      return containerProblem(world, []);
    case "suspended":
      if (scheduler.schedule) return "its schedule is left";
      if (row.retentionEndsAt === undefined) return "its messages are kept for ever";
      if (row.stateReason !== undefined) return `it excuses itself: ${row.stateReason}`;
      return containerProblem(world, []);
    case "sleeping":
      if (!wanted || "problem" in wanted) return "nobody knows what it wants";
      return containerProblem(world, []) ?? upProblem(world, wanted) ?? reasonProblem(world, wanted);
    case "running":
      if (!wanted || "problem" in wanted) return "nobody knows what it wants";
      return runningProblem(world, wanted);
    case "starting":
    case "suspending":
    case "stopping":
      return `it is ${row.state}`;
    default:
      return assertNever(row.state);
  }
}

function runningProblem(world: World, wanted: WantedFlow): string | undefined {
  const { row, broker } = world;
  if (row.previousVersion !== undefined) return `version ${row.previousVersion} is still being replaced`;
  const problem = containerProblem(world, wanted.steps) ?? upProblem(world, wanted) ?? reasonProblem(world, wanted);
  if (problem !== undefined) return problem;
  const full = wanted.steps.find(({ id }) => (broker.figures(id)?.ready ?? 0) >= wanted.limits.messages);
  if (full) return `the queue of ${full.id} is full`;
  const isEmpty = wanted.steps.every(({ id }) => isDry(broker.figures(id)));
  return isEmpty && wanted.idleMs !== undefined ? "it does not sleep" : undefined;
}

/** What stands while it runs or sleeps. */
function upProblem({ scheduler, broker, row, clock }: World, { steps, schedule }: WantedFlow): string | undefined {
  if (scheduler.schedule?.cron !== schedule?.cron) return `its schedule is ${scheduler.schedule?.cron}`;
  const lacking = steps.find(({ id }) => !broker.has(id));
  if (lacking) return `${lacking.id} has no queue`;
  const isPaused = steps.some((step) => step.isPaused);
  const busy = steps.find(({ id }) => !isDry(broker.figures(id)));
  if (busy && !isPaused) return `messages wait in front of ${busy.id}`;
  const isUnpolled = schedule !== undefined && (row.polledAt ?? 0) < (scheduler.lastTick(clock.now - 60_000) ?? 0);
  return isUnpolled ? "a tick of its schedule was not polled" : undefined;
}

function isDry(figures: ReturnType<World["broker"]["figures"]>): boolean {
  return figures !== undefined && figures.ready + figures.unacked + figures.rebounds === 0;
}

/** A flow that is well has no excuse, except that a version was given up, or that messages are held. */
function reasonProblem({ row, broker }: World, { steps }: WantedFlow): string | undefined {
  const known = new Set(steps.map(({ id }) => id));
  const isHeld = broker.stepIds.some((stepId) => !known.has(stepId));
  const isGivenUp = row.refusedVersion !== undefined && row.stateReason?.startsWith(`Version ${row.refusedVersion} `);
  return row.stateReason === undefined || isHeld || isGivenUp ? undefined : `it excuses itself: ${row.stateReason}`;
}

function containerProblem({ engine, row }: World, steps: readonly WantedStep[]): string | undefined {
  const lacking = steps.flatMap((step) => {
    const { id, spec } = step;
    const places = Array.from({ length: replicasNow(step) }, (_, replica) => replica);
    // Of several, one that lost its queue is not noticed: the number of consumers does not tell whose they are.
    const isUnnoticed = ({ isDeaf, behaviour }: Container) => replicasNow(step) > 1 && isDeaf && behaviour !== "deaf";
    const isWell = (one: Container) =>
      (one.isConsuming || isUnnoticed(one)) && one.spec === spec && one.execId === row.execId;
    return places
      .filter(
        (replica) => !engine.containers.some((one) => one.stepId === id && one.replica === replica && isWell(one)),
      )
      .map((replica) => `${id}#${replica}`);
  });
  if (lacking.length > 0) return `${lacking.join()} does not take messages`;
  const wanted = steps.reduce((sum, step) => sum + replicasNow(step), 0);
  if (engine.containers.length === wanted) return undefined;
  const names = engine.containers.map(({ name, state }) => `${name} ${state}`);
  return `${engine.containers.length} containers instead of ${wanted}: ${names.join()}`;
}

/** Why the active version can never work; undefined when it can. */
function hopelessness(world: World): string | undefined {
  const { row, versions } = world;
  const wanted = world.wanted();
  const definition = versions[(row.activeVersion ?? 0) - 1];
  if (!wanted || !definition) return undefined;
  if ("problem" in wanted) return wanted.problem;
  const bad = wanted.steps.find(
    ({ id, isPaused }) => !isPaused && ["deaf", "dies"].includes(behaviourOf(definition, id)),
  );
  return bad && `${bad.id} does not work`;
}

/** It goes on trying, and says why. What was to be replaced by it has been gone back to, or it was not up yet. */
function hopelessProblem({ row }: World, hopeless: string): string | undefined {
  if (row.state === "sleeping") return undefined;
  if (row.state !== "running" && row.state !== "starting") return `it is ${row.state}; ${hopeless}`;
  if (row.stateReason === undefined) return `it does not say that ${hopeless}`;
  return row.state === "running" && row.previousVersion !== undefined ? `it does not go back; ${hopeless}` : undefined;
}
