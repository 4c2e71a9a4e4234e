import type { FlowState } from "@millrace/flow";
import type { PlanStep } from "../step.ts";
import type { Figures } from "./broker.ts";
import type { Container } from "./engine.ts";
import type { Hands } from "./hands.ts";
import type { Schedule } from "./scheduler.ts";
import { idleMs } from "./versions.ts";
import { wantedSteps } from "./wanted-steps.ts";
import type { World } from "./world.ts";

/** A death, or the broker's absence, explains for so long why others do not take messages. */
const excuseMs = 60_000;
/** The broker's statistics, and what is done with them, are behind by as much. */
const staleMs = 2_000;
const sweepMs = 5_000;

/** While a flow runs, the last container of a step that takes messages is not taken away: another one comes first. */
export function checkRemoval(
  { world, observed }: Hands,
  step: Extract<PlanStep, { kind: "removeContainer" | "replaceContainer" }>,
): void {
  const { engine, ledger, clock } = world;
  const { flow, wanted, queues } = observed;
  const container = engine.find(step.id);
  if (!container?.isConsuming || container.isStranger || flow.state !== "running") return;
  const wantedStep = wantedSteps(wanted).find(({ id }) => id === step.stepId);
  if (!wantedStep || wantedStep.isPaused || wantedStep.isPolling) return;
  if (step.kind === "replaceContainer" && step.why === "it is well again") return;
  // Who of several takes no messages cannot be told from their number.
  if (
    engine.containers.some(({ stepId, isDeaf, behaviour }) => stepId === step.stepId && isDeaf && behaviour !== "deaf")
  )
    return;
  // There is nothing to go back to: what is wanted takes over, though it does not work.
  const isWanted = ({ stepId, spec }: Container) => stepId === step.stepId && spec === wantedStep.spec;
  if (flow.previousVersion === undefined && engine.containers.some((one) => isWanted(one) && one.isDeaf)) return;
  const others = engine.containers.filter((one) => one !== container && one.stepId === step.stepId && one.isConsuming);
  const isHeard = (queues.get(step.stepId)?.consumers ?? 0) > 0;
  const troubleAt = Math.max(ledger.deaths.get(step.stepId) ?? 0, ledger.brokerTroubleAt);
  if (others.length > 0 || !isHeard || clock.now - troubleAt < excuseMs) return;
  ledger.violate(`${step.stepId} loses ${step.id}, the last of its containers that takes messages`);
}

/** A flow is up, or a version in place, only when each of its steps takes messages. */
export function checkHeard({ world, observed }: Hands, what: string): void {
  const { engine, ledger, clock } = world;
  for (const { id, spec, isPaused } of wantedSteps(observed.wanted)) {
    const troubleAt = Math.max(ledger.deaths.get(id) ?? 0, ledger.brokerTroubleAt);
    if (isPaused || clock.now - troubleAt < excuseMs) continue;
    const own = engine.containers.filter(({ stepId }) => stepId === id);
    if (own.some(({ isStranger }) => isStranger)) continue;
    if (!own.some((one) => one.spec === spec && one.isConsuming)) ledger.violate(`${what}, and ${id} is not heard`);
  }
}

/** A state begins when what it says is true. */
export function checkArrival(world: World, to: FlowState): void {
  const { engine, broker, clock, ledger, row } = world;
  const own = engine.containers.filter(({ isStranger }) => !isStranger);
  if ((to === "suspended" || to === "inactive") && own.length > 0) ledger.violate(`${to} with containers`);
  if (to === "inactive" && broker.stepIds.length > 0) ledger.violate("inactive with queues");
  if (to !== "sleeping") return;
  // What has just begun the statistics do not tell yet; what began and ended since the last sweep nobody has seen.
  const agoMs = clock.now - ledger.workedAt;
  const unseenMs = sweepMs + staleMs;
  const busy = wantedSteps(world.wanted()).find(({ id }) => isAtWork(broker.figures(id)));
  if (busy && agoMs > staleMs) ledger.violate(`it falls asleep while ${busy.id} has something to do`);
  if (agoMs > unseenMs && agoMs < idleMs - unseenMs) ledger.violate(`it falls asleep ${agoMs} ms after work`);
  if (row.previousVersion !== undefined) ledger.violate("it falls asleep while it changes its version");
}

/** A tick is taken care of also when nobody was told of it. */
export function checkTick(world: World, { at: tickAt, schedule }: { at: number; schedule: Schedule }): void {
  const { row, ledger } = world;
  const wanted = world.wanted();
  // What Redis has may be the schedule of an older version.
  const isScheduled = wanted && "steps" in wanted && wanted.schedule?.cron === schedule.cron;
  const isUp = row.state === "running" || row.state === "sleeping";
  const settledAt = Math.max(row.stateSince, ledger.hinderedAt);
  const isAble = world.runner.isUp && world.engine.isUp && world.broker.isUp;
  if (!isScheduled || !isUp || !isAble || settledAt > tickAt - excuseMs) return;
  if ((row.polledAt ?? 0) < tickAt) ledger.violate(`nobody polled the tick of ${new Date(tickAt).toISOString()}`);
}

function isAtWork(figures: Figures | undefined): boolean {
  return figures !== undefined && figures.unacked + figures.rebounds > 0;
}

/** What holds at every moment. */
export function checkAlways({ engine, ledger }: World): void {
  const pollers = engine.containers.filter(
    ({ isPolling, isStranger, state }) => isPolling && !isStranger && state === "running",
  );
  const steps = new Set(pollers.map(({ stepId }) => stepId));
  if (pollers.length > steps.size) ledger.violate("two containers of a polling trigger at once");
}
