import type { PlanStep } from "../step.ts";
import type { WantedFlow } from "../wanted-flow.ts";
import { type Done, type Hands, later } from "./hands.ts";
import { wantedSteps } from "./wanted-steps.ts";
import type { World } from "./world.ts";

const settleMs = 1_200;

export function prepareBroker({ world, memory, observed }: Hands): void {
  assertBroker(world);
  const { wanted, flow } = observed;
  if (!wanted || "problem" in wanted) return;
  const { broker, clock } = world;
  broker.limits = wanted.limits;
  const at = clock.now;
  const unopened = wanted.steps.filter(({ id }) => !broker.isOpen(id));
  if (unopened.length === 0) {
    open(world, wanted);
    memory.prepared(flow, { wanted, at });
    return;
  }
  for (const { id } of unopened) {
    broker.declare(id);
    const { ready = 0, rebounds = 0 } = broker.figures(id) ?? {};
    if (ready + rebounds > 0) world.ledger.violate(`messages were in the queue of ${id} before it had settled`);
  }
  memory.prepared(flow, { wanted, at, opening: { at: at + settleMs, connection: broker.starts } });
}

/** When the broker was away meanwhile, the queues are made anew. */
export function openQueues({ world, memory, observed }: Hands): void {
  assertBroker(world);
  const { wanted, flow } = observed;
  const opening = wanted && "steps" in wanted ? memory.opening(flow, wanted) : undefined;
  if (!wanted || "problem" in wanted || !opening) return;
  if (opening.connection !== world.broker.starts) {
    memory.unprepare(flow);
    throw new Error("The broker was away before the queues had settled.");
  }
  open(world, wanted);
  memory.opened(flow);
}

function open({ broker, engine }: World, wanted: WantedFlow): void {
  const known = new Set(wanted.steps.map(({ id }) => id));
  for (const { id } of wanted.steps) broker.open(id);
  for (const { id, predecessors } of wanted.steps) {
    for (const source of predecessors) broker.edges.set(source, (broker.edges.get(source) ?? new Set()).add(id));
  }
  for (const [source, targets] of broker.edges) {
    if (!known.has(source)) continue;
    for (const target of targets) {
      const isWanted = wanted.steps.some(({ id, predecessors }) => id === target && predecessors.includes(source));
      if (!isWanted) targets.delete(target);
    }
  }
  for (const { id } of wanted.steps) engine.pump(id);
}

/** Queues go one after the other: some of them may be gone when something fails. */
export function clearBroker(hands: Hands, _step: Extract<PlanStep, { kind: "clearBroker" }>, done: Done): void {
  const { world, memory, observed } = hands;
  const { broker, ledger } = world;
  checkClearing(hands);
  const before = ledger.droppedUntold;
  const fail = (error: unknown) => {
    ledger.isCountLost ||= ledger.droppedUntold > before;
    done(error);
  };
  const act = () => {
    for (const stepId of broker.stepIds) drop(world, stepId);
    broker.edges.clear();
    const dropped = ledger.droppedUntold - before;
    memory.cleared(observed.flow, dropped);
    if (ledger.isDrained && dropped > 0) ledger.violate(`${dropped} messages were dropped after a drain that finished`);
  };
  const goOn = () => later(hands, 60, { act, done: (error) => (error === undefined ? done() : fail(error)) });
  const [first] = broker.stepIds;
  later(hands, 60, {
    act: () => first !== undefined && drop(world, first),
    done: (error) => (error === undefined ? goOn() : done(error)),
  });
}

function drop(world: World, stepId: string): void {
  assertBroker(world);
  world.ledger.droppedUntold += world.broker.delete(stepId);
}

function checkClearing({ world: { engine, ledger, row }, observed }: Hands): void {
  if (row.state !== "stopping" || observed.flow.drainEndsAt !== undefined) ledger.violate("queues go while in need");
  const isServed = engine.containers.some(({ isStranger, state }) => !isStranger && state === "running");
  if (isServed) ledger.violate("queues go before the containers");
}

export function retireStep({ world }: Hands, { stepId }: { stepId: string }): void {
  assertBroker(world);
  const { broker, ledger, engine } = world;
  for (const container of engine.containers.filter((one) => one.stepId === stepId)) engine.vanish(container);
  const figures = broker.figures(stepId);
  if (!figures) return;
  if (figures.ready + figures.rebounds > 0) return;
  if (figures.unacked > 0) ledger.violate(`${stepId} is retired while a message of it is in hand`);
  broker.delete(stepId);
  broker.edges.delete(stepId);
}

/** A tick is skipped while an earlier poll waits or is worked on. */
export function poll(
  { world, memory, observed }: Hands,
  { tickAt, missed }: Extract<PlanStep, { kind: "poll" }>,
): void {
  assertBroker(world);
  const { broker, engine, row, clock, ledger } = world;
  const trigger = wantedSteps(observed.wanted).find(({ isTrigger }) => isTrigger);
  if (!trigger) return;
  if (row.polledAt !== undefined && tickAt <= row.polledAt && row.polledAt >= (row.startedAt ?? 0)) {
    ledger.violate("a tick is polled twice");
  }
  const isBusy = (broker.figures(trigger.id)?.ready ?? 0) > 0 || (broker.told(trigger.id)?.unacked ?? 0) > 0;
  if (!isBusy && !broker.publish(trigger.id, world.newMessage({ kind: "plain", isPoll: true }))) {
    throw new Error("The trigger's queue takes nothing.");
  }
  world.note(`${isBusy ? "skips a poll" : "polls"}, ${missed} missed`);
  engine.pump(trigger.id);
  row.polledAt = Math.max(clock.now, tickAt);
  memory.tickDone(row.id);
}

function assertBroker({ broker }: World): void {
  if (!broker.isUp) throw new Error("The broker does not answer.");
}
