import { assertNever, canFollow } from "@millrace/flow";
import type { FlowMemory } from "../../observe/flow-memory.ts";
import type { ObservedFlow } from "../observed-flow.ts";
import type { History, PlanStep, SetState } from "../step.ts";
import type { WantedFlow } from "../wanted-flow.ts";
import { clearBroker, poll, prepareBroker, retireStep } from "./broker-steps.ts";
import { checkArrival, checkHeard, checkRemoval } from "./rules.ts";
import { behaviourOf } from "./versions.ts";
import type { World } from "./world.ts";

export interface Hands {
  world: World;
  memory: FlowMemory;
  /** What the plan was made of. */
  observed: ObservedFlow;
  /** The runner that made the plan still runs. */
  isAlive: () => boolean;
}

type Done = (error?: unknown) => void;
type Step<Kind extends PlanStep["kind"]> = Extract<PlanStep, { kind: Kind }>;

/** Does what the executor of this kind of step does, in its time; or fails, with nothing or half of it done. */
export function perform(hands: Hands, step: PlanStep, done: Done): void {
  hands.world.ledger.deeds.add(step.kind);
  switch (step.kind) {
    case "createContainer":
      later(hands, 300, { done, act: () => make(hands, step) });
      return;
    case "removeContainer":
      checkRemoval(hands, step);
      remove(hands, step, done);
      return;
    case "replaceContainer":
      checkRemoval(hands, step);
      remove(hands, step, (error) => {
        if (error !== undefined) done(error);
        else later(hands, 300, { done, act: () => make(hands, step) });
      });
      return;
    case "runShutdownHook":
      later(hands, 1_000, { done, act: () => runShutdownHook(hands) });
      return;
    case "clearBroker":
      clearBroker(hands, done);
      return;
    default:
      later(hands, durationMs[step.kind], { done, act: () => act(hands, step) });
  }
}

const durationMs = {
  setState: 5,
  setReason: 5,
  adoptVersion: 5,
  finishRollout: 5,
  rollBack: 5,
  prepareBroker: 150,
  retireStep: 60,
  setSchedule: 5,
  removeSchedule: 5,
  poll: 10,
  finishWake: 5,
  endDrain: 5,
  wait: 0,
};

/** Writes, at one moment. */
function act(hands: Hands, step: Exclude<PlanStep, { kind: "createContainer" | "replaceContainer" }>): void {
  const { world, memory } = hands;
  const { row, clock, scheduler } = world;
  switch (step.kind) {
    case "setState":
      if (step.from === "starting" && step.to === "running") checkHeard(hands, "it is running");
      setState(hands, step);
      return;
    case "setReason":
      row.stateReason = step.reason ?? undefined;
      return;
    case "adoptVersion":
      adoptVersion(hands, step);
      return;
    case "finishRollout":
      checkHeard(hands, `version ${step.version} is in place`);
      if (row.activeVersion === step.version) row.previousVersion = undefined;
      return;
    case "rollBack":
      rollBack(hands, step);
      return;
    case "prepareBroker":
      prepareBroker(hands);
      return;
    case "retireStep":
      retireStep(hands, step.stepId);
      return;
    case "setSchedule":
      assertRedis(world);
      scheduler.set({ cron: step.cron, timezone: step.timezone });
      return;
    case "removeSchedule":
      assertRedis(world);
      scheduler.remove();
      return;
    case "poll":
      poll(hands, step);
      return;
    case "finishWake":
      memory.wakes.finish(row.id, clock.now);
      return;
    case "endDrain":
      endDrain(world, step);
      return;
    case "removeContainer":
    case "runShutdownHook":
    case "clearBroker":
    case "wait":
      return;
    default:
      assertNever(step);
  }
}

/** After `delayMs`, unless the runner is dead by then; or instead of it a failure. */
export function later(hands: Hands, delayMs: number, { act, done }: { act: () => void; done: Done }): void {
  const { world, isAlive } = hands;
  world.clock.after(delayMs, () => {
    if (!isAlive()) return;
    world.changed();
    try {
      failWhenTold(world);
      act();
    } catch (error) {
      done(error);
      return;
    }
    done();
  });
}

function failWhenTold(world: World): void {
  if (world.failNext === 0) return;
  world.failNext -= 1;
  throw new Error("It failed.");
}

function assertRedis({ scheduler }: World): void {
  if (!scheduler.isUp) throw new Error("Redis does not answer.");
}

function assertEngine({ engine }: World): void {
  if (!engine.isUp) throw new Error("The engine does not answer.");
}

function remove(hands: Hands, { id, graceMs }: { id: string; graceMs: number }, done: Done): void {
  const { world, isAlive } = hands;
  later(hands, 10, {
    act: () => assertEngine(world),
    done: (error) => {
      if (error !== undefined) done(error);
      else world.engine.remove(id, { graceMs, isAlive, done });
    },
  });
}

function make({ world, observed }: Hands, place: { stepId: string; replica: number; history: History }): void {
  assertEngine(world);
  const { wanted, flow } = observed;
  const step = wantedSteps(wanted).find(({ id }) => id === place.stepId);
  const definition = world.versions[(flow.activeVersion ?? 0) - 1];
  if (!step || !definition) return;
  const { spec, isPolling, prefetch } = step;
  const behaviour = behaviourOf(definition, step.id);
  const container = world.engine.start({ ...place, execId: flow.execId ?? "", spec, isPolling, prefetch, behaviour });
  world.note(`${container.id} is up: ${step.id}#${place.replica}, ${behaviour}, version ${flow.activeVersion}`);
}

export function wantedSteps(wanted: ObservedFlow["wanted"]): WantedFlow["steps"] {
  return wanted && "steps" in wanted ? wanted.steps : [];
}

function runShutdownHook({ world }: Hands): void {
  assertEngine(world);
  world.hasHookState = false;
}

function setState({ world, memory, observed }: Hands, step: SetState): void {
  const { row, ledger } = world;
  if (step.from !== observed.flow.state) ledger.violate(`${step.from} → ${step.to} planned in ${observed.flow.state}`);
  if (!canFollow(step.from, step.to)) ledger.violate(`${step.to} must not follow ${step.from}`);
  if (step.from === "inactive") memory.forget(row.id);
  if (step.to !== "running") memory.wakes.forget(row.id);
  else if (step.from === "sleeping") {
    const cause = step.actor === "person" || step.actor === "runner" ? "message" : step.actor;
    memory.wakes.call(row.id, { cause, at: world.clock.now });
  }
  if (row.state !== step.from) return;
  checkArrival(world, step.to);
  writeFacts(world, step);
  row.state = step.to;
  ledger.deeds.add(`${step.from} → ${step.to}`);
  row.stateSince = world.clock.now;
  row.stateReason = undefined;
}

function writeFacts(world: World, { from, to, version, retentionMs, numbers }: SetState): void {
  const { row, ledger } = world;
  const { now } = world.clock;
  if (to === "starting") {
    Object.assign(row, { activeVersion: version, previousVersion: undefined, refusedVersion: undefined });
    ledger.refused.clear();
    if (from === "suspended") Object.assign(row, { polledAt: now, retentionEndsAt: undefined });
    else {
      world.starts += 1;
      Object.assign(row, { startedAt: now, execId: `exec-${world.starts}` });
    }
  }
  if (to === "suspended" && retentionMs !== undefined) row.retentionEndsAt = now + retentionMs;
  if (to === "inactive") {
    const gone = { activeVersion: undefined, previousVersion: undefined };
    Object.assign(row, { ...gone, drainEndsAt: undefined, retentionEndsAt: undefined });
    const told = numbers?.droppedMessages ?? 0;
    if (!ledger.isCountLost && told !== ledger.droppedUntold) {
      ledger.violate(`${ledger.droppedUntold} messages were dropped, the timeline tells of ${told}`);
    }
    Object.assign(ledger, { droppedUntold: 0, isCountLost: false, isDrained: false });
  }
}

function adoptVersion({ world }: Hands, { from, to }: Step<"adoptVersion">): void {
  const { row, ledger } = world;
  if (ledger.refused.has(to)) ledger.violate(`version ${to} was given up, and is tried again`);
  if (row.activeVersion !== from) return;
  Object.assign(row, { activeVersion: to, previousVersion: row.previousVersion ?? from, refusedVersion: undefined });
}

function rollBack({ world }: Hands, { from, to, why }: Step<"rollBack">): void {
  const { row, ledger } = world;
  if (row.activeVersion !== from) return;
  ledger.refused.add(from);
  const stateReason = `Version ${from} was given up, version ${to} goes on: ${why}`;
  Object.assign(row, { activeVersion: to, previousVersion: undefined, refusedVersion: from, stateReason });
}

function endDrain({ row, clock, ledger }: World, { left }: Step<"endDrain">): void {
  if (row.state !== "stopping" || row.drainEndsAt === undefined) return;
  ledger.isDrained = left === 0 && clock.now < row.drainEndsAt;
  Object.assign(row, { drainEndsAt: undefined, stateSince: clock.now, stateReason: undefined });
}
