import type { PlanStep } from "../step.ts";
import { type Hands, later, wantedSteps } from "./executors.ts";
import type { World } from "./world.ts";

export function prepareBroker({ world, memory, observed }: Hands): void {
  assertBroker(world);
  const { wanted, flow } = observed;
  if (!wanted || "problem" in wanted) return;
  const { broker, clock, engine } = world;
  broker.limits = wanted.limits;
  const known = new Set(wanted.steps.map(({ id }) => id));
  for (const { id } of wanted.steps) broker.declare(id);
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
  memory.prepared(flow, { wanted, at: clock.now });
}

/** Queues go one after the other: half of them may be gone when something fails. */
export function clearBroker(hands: Hands, done: (error?: unknown) => void): void {
  const { world, memory, observed } = hands;
  const { broker, ledger, row, engine } = world;
  if (row.state !== "stopping" || observed.flow.drainEndsAt !== undefined)
    ledger.violate("queues go while they are needed");
  if (engine.containers.some(({ isStranger, state }) => !isStranger && state === "running")) {
    ledger.violate("queues go before the containers");
  }
  let dropped = 0;
  const drop = (stepIds: readonly string[]) => {
    assertBroker(world);
    for (const stepId of stepIds) {
      const count = broker.delete(stepId);
      dropped += count;
      ledger.droppedUntold += count;
    }
  };
  const fail = (error: unknown) => {
    if (dropped > 0) ledger.isCountLost = true;
    done(error);
  };
  const rest = () => {
    drop(broker.stepIds);
    broker.edges.clear();
    memory.cleared(observed.flow, dropped);
    if (ledger.isDrained && dropped > 0) ledger.violate(`${dropped} messages were dropped after a drain that finished`);
  };
  later(hands, 60, {
    act: () => drop(broker.stepIds.slice(0, 1)),
    done: (error) =>
      error === undefined
        ? later(hands, 60, { act: rest, done: (failure) => (failure === undefined ? done() : fail(failure)) })
        : fail(error),
  });
}

export function retireStep({ world }: Hands, stepId: string): void {
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
  row.polledAt = clock.now;
  memory.tickDone(row.id);
}

function assertBroker({ broker }: World): void {
  if (!broker.isUp) throw new Error("The broker does not answer.");
}
