import { useLive } from "@/features/flow-live/live-context.tsx";
import { namedSteps } from "@/features/timeline/named-steps.ts";
import { useStepNames } from "./use-step-names.ts";

/** Why the flow is not as it should be, with its steps called by their names. */
export function useStateReason(): string | undefined {
  const reason = useLive((live) => live.flow?.reason);
  const names = useStepNames();
  return reason && namedSteps(reason, names);
}
