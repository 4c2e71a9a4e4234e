import { defaultStepSettings } from "../definition/limits.ts";
import type { ComponentRuntime } from "./component-runtime.ts";

/** Published components were written for one message at a time: some keep the one in hand where the next one finds it. */
export function usualPrefetch(runtime: ComponentRuntime): number {
  return runtime === "millrace" ? defaultStepSettings.prefetch : 1;
}
