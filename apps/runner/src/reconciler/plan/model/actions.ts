import { acceptsMessages, assertNever, type StepWish, type WishCommand } from "@millrace/flow";
import type { MessageKind } from "./broker.ts";
import { changeStep, command, extendRetention, mayRunNow, publish } from "./flow-row.ts";
import { type ComponentName, type DraftName, drafts } from "./versions.ts";
import type { Service, World } from "./world.ts";

/** What people, the world outside and misfortune do. Numbers named `nth` choose among what there is. */
export type Action =
  | { kind: "command"; name: WishCommand; drainMs: number }
  | { kind: "publish"; draft: DraftName }
  | { kind: "step"; stepId: string; wish: StepWish }
  | { kind: "extend"; days: number }
  | { kind: "webhook"; message: MessageKind; count: number }
  | { kind: "run-now" }
  | { kind: "settle-held"; how: "drop" | "reroute" }
  | { kind: "bounds"; limited: boolean; maxMessages: number }
  | { kind: "install"; component: ComponentName; isInstalled: boolean }
  | { kind: "container"; nth: number; fate: "dies" | "out-of-memory" | "ends" | "vanishes" | "deafens" }
  | { kind: "stranger"; stepId: string; replica: number; isDeaf: boolean; isTwin: boolean }
  | { kind: "queue-lost"; nth: number }
  | { kind: "redis-flushed" }
  | { kind: "engine-restarts" }
  | { kind: "breakdown"; service: Service; forMs: number }
  | { kind: "failures"; count: number }
  | { kind: "crash"; downMs: number };

export function take(world: World, action: Action): void {
  world.note(`* ${JSON.stringify(action)}`);
  world.changed();
  switch (action.kind) {
    case "command":
    case "publish":
    case "step":
    case "extend":
    case "run-now":
    case "settle-held":
      askFor(world, action);
      return;
    case "webhook":
      for (let count = 0; count < atMost(action); count += 1) receive(world, action.message);
      return;
    case "bounds":
      world.bounds = { ...world.bounds, limited: action.limited, maxMessages: action.maxMessages };
      return;
    case "install":
      world.install(action.component, action.isInstalled);
      return;
    default:
      befall(world, action);
  }
}

type Kinds = "command" | "publish" | "step" | "extend" | "run-now" | "settle-held";

/** Through the API: what the flow's state does not allow is refused. */
function askFor(world: World, action: Extract<Action, { kind: Kinds }>): void {
  const { row, clock, runner } = world;
  switch (action.kind) {
    case "command":
      if (wish(world, action)) runner.tell("reconcile");
      return;
    case "publish":
      if (publishDraft(world, action.draft)) runner.tell("reconcile");
      return;
    case "step":
      if (changeStep(row, action)) runner.tell("reconcile");
      return;
    case "extend":
      extendRetention(row, { days: action.days, now: clock.now });
      return;
    case "run-now":
      runNow(world);
      return;
    case "settle-held":
      settleHeld(world, action.how);
      return;
    default:
      assertNever(action);
  }
}

function wish(world: World, { name, drainMs }: Extract<Action, { kind: "command" }>): boolean {
  const { row, clock, versions } = world;
  const newest = versions.at(-1);
  const needsFit = name === "start" || name === "resume";
  if (needsFit && !(newest && world.isComplete(newest))) return false;
  return command(row, { name, newest: versions.length || undefined, drainMs, now: clock.now });
}

function publishDraft(world: World, draft: DraftName): boolean {
  const definition = drafts[draft];
  if (!world.isComplete(definition)) return false;
  const published = publish(world.row, { versions: world.versions, definition });
  if (published) world.versions = published.versions;
  return published !== undefined;
}

/** Each of those that kill does so several times: many of them would take hours. */
function atMost({ message, count }: Extract<Action, { kind: "webhook" }>): number {
  return message === "kills" ? Math.min(2, count) : count;
}

function receive(world: World, kind: MessageKind): void {
  const { row, broker, engine, runner } = world;
  const trigger = triggerOf(world);
  if (!acceptsMessages(row.state) || !trigger || trigger.isPolling) return;
  if (row.state === "sleeping") runner.tell("wake");
  broker.publish(trigger.id, world.newMessage({ kind }));
  engine.pump(trigger.id);
}

function runNow(world: World): void {
  const { row, broker, engine, runner } = world;
  const trigger = triggerOf(world);
  if (!mayRunNow(row) || !trigger || !runner.isUp) return;
  if (row.state === "sleeping") runner.tell("wake");
  broker.publish(trigger.id, world.newMessage({ kind: "plain", isPoll: true }));
  engine.pump(trigger.id);
}

function triggerOf(world: World) {
  const wanted = world.wanted();
  return wanted && "steps" in wanted ? wanted.steps.find(({ isTrigger }) => isTrigger) : undefined;
}

/** Messages in front of steps that are gone. */
function settleHeld(world: World, how: "drop" | "reroute"): void {
  const { broker, engine } = world;
  const wanted = world.wanted();
  if (!wanted || !("steps" in wanted) || !broker.isUp) return;
  const known = new Set(wanted.steps.map(({ id }) => id));
  const last = wanted.steps.at(-1)?.id ?? "";
  for (const stepId of broker.stepIds.filter((id) => !known.has(id))) {
    if (how === "drop") broker.purge(stepId);
    else broker.move(stepId, last);
  }
  engine.pump(last);
}

function befall(world: World, action: Exclude<Action, { kind: Kinds | "webhook" | "bounds" | "install" }>): void {
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

function strike({ engine }: World, { nth, fate }: Extract<Action, { kind: "container" }>): void {
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
      return;
    default:
      assertNever(fate);
  }
}

/** Left behind by an earlier start, which nobody knows of; `isTwin`: as the present version would have it. */
function addStranger(world: World, stranger: Extract<Action, { kind: "stranger" }>): void {
  const { engine } = world;
  const { stepId, replica, isDeaf, isTwin } = stranger;
  const wanted = world.wanted();
  const step = wanted && "steps" in wanted ? wanted.steps.find(({ id }) => id === stepId) : undefined;
  const isTaken = engine.containers.some((one) => one.stepId === stepId && one.replica === replica);
  if (engine.containers.some(({ isStranger }) => isStranger) || (isTwin && (!step || isTaken))) return;
  engine.start({
    stepId,
    replica,
    execId: "exec-0",
    spec: isTwin && step ? step.spec : "a-stranger's",
    history: { restarts: 0, failures: 0, isCautious: false },
    behaviour: isDeaf ? "deaf" : "well",
    isPolling: false,
    prefetch: 20,
    isStranger: true,
  });
}

/** Somebody deletes a queue; an empty one, so that no message is missed. */
function loseQueue({ broker, engine }: World, nth: number): void {
  const empty = broker.stepIds.filter((stepId) => {
    const figures = broker.figures(stepId);
    return figures && figures.ready + figures.unacked + figures.rebounds === 0;
  });
  const stepId = empty[nth % Math.max(1, empty.length)];
  if (stepId === undefined || !broker.isUp) return;
  for (const container of engine.containers) if (container.stepId === stepId) engine.deafen(container);
  broker.delete(stepId);
}
