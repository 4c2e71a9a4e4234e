import type { PlanStep } from "../step.ts";
import { clearBroker, openQueues, poll, prepareBroker, retireStep } from "./broker-steps.ts";
import { createContainer, removeContainer, replaceContainer, runShutdownHook } from "./container-steps.ts";
import { type Done, type Hands, later } from "./hands.ts";
import { adoptVersion, endDrain, finishRollout, rollBack, setReason, setState } from "./row-steps.ts";
import type { World } from "./world.ts";

type Executor<Step> = (hands: Hands, step: Step, done: Done) => void;
type Executors = { [Kind in PlanStep["kind"]]: Executor<Extract<PlanStep, { kind: Kind }>> };

/** Something that is done at one moment, after a while. */
function takes<Step>(delayMs: number, act: (hands: Hands, step: Step) => void): Executor<Step> {
  return (hands, step, done) => later(hands, delayMs, { done, act: () => act(hands, step) });
}

/** What `execute.ts` has, in this world. */
const executors: Executors = {
  setState: takes(5, setState),
  setReason: takes(5, setReason),
  adoptVersion: takes(5, adoptVersion),
  finishRollout: takes(5, finishRollout),
  rollBack: takes(5, rollBack),
  prepareBroker: takes(150, prepareBroker),
  openQueues: takes(50, openQueues),
  createContainer,
  replaceContainer,
  removeContainer,
  retireStep: takes(60, retireStep),
  setSchedule: takes(5, ({ world }, { cron, timezone }) => answering(world).set({ cron, timezone })),
  removeSchedule: takes(5, ({ world }) => answering(world).remove()),
  poll: takes(10, poll),
  finishWake: takes(5, ({ world: { row, clock }, memory }) => memory.wakes.finish(row.id, clock.now)),
  endDrain: takes(5, endDrain),
  runShutdownHook: takes(1_000, runShutdownHook),
  clearBroker,
  wait: (_hands, _step, done) => done(),
};

/** Does what a step of a plan asks for, in its time; or fails, with nothing or half of it done. */
export function perform(hands: Hands, step: PlanStep, done: Done): void {
  hands.world.ledger.deeds.add(step.kind);
  // The table is typed per kind; looked up by a value, TypeScript only knows the union of its functions.
  const executor = executors[step.kind] as Executor<PlanStep>;
  executor(hands, step, done);
}

function answering({ scheduler }: World): World["scheduler"] {
  if (!scheduler.isUp) throw new Error("Redis does not answer.");
  return scheduler;
}
