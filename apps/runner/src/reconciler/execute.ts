import type { Hands } from "./hands.ts";
import type { PlanStep } from "./plan/step.ts";
import { adoptNextVersion } from "./steps/adopt-next-version.ts";
import { clearBroker } from "./steps/clear-broker.ts";
import { createContainer, removeContainer, replaceContainer } from "./steps/containers.ts";
import { prepareBroker } from "./steps/prepare-broker.ts";
import { retireStep } from "./steps/retire-step.ts";
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
  prepareBroker,
  createContainer,
  replaceContainer,
  removeContainer,
  retireStep,
  clearBroker,
  setSchedule: async ({ runner, flow, memory, pollNow }, { cron, timezone, pollsNow }) => {
    await runner.schedules.set({ flowId: flow.id, cron, timezone });
    if (!pollsNow) return;
    await pollNow(flow.id);
    memory.polled(flow);
  },
  runShutdownHook,
  removeSchedule: async ({ runner, flow }) => {
    await runner.schedules.remove(flow.id);
  },
  wait: async () => {},
};

/** Carries a step out. @throws what its executor throws; nothing is half done that a repetition would not complete. */
export async function execute(hands: Hands, step: PlanStep): Promise<void> {
  // The table is typed per kind; looked up by a value, TypeScript only knows the union of its functions.
  const executor = executors[step.kind] as (hands: Hands, step: PlanStep) => Promise<void>;
  await executor(hands, step);
}
