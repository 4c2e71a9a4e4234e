import type { ComponentRuntime } from "../component/component-runtime.ts";
import { usualPrefetch } from "../component/usual-prefetch.ts";
import type { FlowDefinition } from "../definition/flow-definition.ts";
import { defaultStepSettings } from "../definition/limits.ts";
import type { StepWish } from "./step-wish.ts";

/** A step as it is meant to work now. */
export interface StepSetting {
  isPaused: boolean;
  replicas: number;
  prefetch: number;
}

/** What a step does by its version and by what is wished beside it. */
export function stepSetting(
  definition: FlowDefinition,
  { stepId, wish, runtime = "millrace" }: { stepId: string; wish: StepWish | undefined; runtime?: ComponentRuntime },
): StepSetting {
  const settings = definition.nodes_config?.[stepId];
  return {
    isPaused: wish?.paused === true,
    replicas: wish?.replicas ?? settings?.replicas ?? defaultStepSettings.replicas,
    prefetch: wish?.prefetch ?? settings?.prefetch ?? usualPrefetch(runtime),
  };
}
