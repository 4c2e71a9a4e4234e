import type { Hands } from "./hands.ts";
import type { PlanStep } from "./plan/step.ts";
import { clearBroker } from "./steps/clear-broker.ts";
import { createContainer, removeContainer, replaceContainer } from "./steps/containers.ts";
import { endDrain } from "./steps/end-drain.ts";
import { finishWake } from "./steps/finish-wake.ts";
import { openQueues } from "./steps/open-queues.ts";
import { poll } from "./steps/poll.ts";
import { prepareBroker } from "./steps/prepare-broker.ts";
import { retireStep } from "./steps/retire-step.ts";
import { adoptNextVersion, endRollout, rollBack } from "./steps/roll-out.ts";
import { runShutdownHook } from "./steps/run-shutdown-hook.ts";
import { setReason } from "./steps/set-reason.ts";
import { setState } from "./steps/set-state.ts";

type Executors = {
  [Kind in PlanStep["kind"]]: (hands: Hands, step: Extract<PlanStep, { kind: Kind }>) => Promise<void>;
};

/** One executor per kind of step. Each may be repeated: what is already there, or already gone, is success. */
export const executors: Executors = {
  setState,
  setReason,
  adoptVersion: adoptNextVersion,
  finishRollout: endRollout,
  rollBack,
  prepareBroker,
  openQueues,
  createContainer,
  replaceContainer,
  removeContainer,
  retireStep,
  setSchedule: async ({ runner, flow }, { cron, timezone }) => {
    await runner.schedules.set({ flowId: flow.id, cron, timezone });
  },
  removeSchedule: async ({ runner, flow }) => {
    await runner.schedules.remove(flow.id);
  },
  poll,
  finishWake,
  endDrain,
  runShutdownHook,
  clearBroker,
  wait: async () => {},
};

/** Carries a step out. @throws what its executor throws; nothing is half done that a repetition would not complete. */
export async function execute(hands: Hands, step: PlanStep): Promise<void> {
  // The table is typed per kind; looked up by a value, TypeScript only knows the union of its functions.
  const executor = executors[step.kind] as (hands: Hands, step: PlanStep) => Promise<void>;
  await executor(hands, step);
}
