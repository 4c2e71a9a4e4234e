import type { RunnerFlow } from "@millrace/db";
import type { PlanStep } from "./step.ts";

/** Shows `reason` at the flow, or clears what is shown; nothing when it says so already. */
export function planReason({ stateReason }: Pick<RunnerFlow, "stateReason">, reason: string | undefined): PlanStep[] {
  return stateReason === reason ? [] : [{ kind: "setReason", reason: reason ?? null }];
}
