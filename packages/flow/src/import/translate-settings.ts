import { type StepSettings, stepSettingsSchema } from "../definition/flow-definition.ts";
import type { ImportNote } from "./imported-flow.ts";

/** How elastic.io's settings of a step are called here; what is missing has no counterpart or needs none. */
const translations: Readonly<Record<string, (value: unknown) => unknown>> = {
  replicas: (value) => value,
  prefetch: (value) => value,
  passthrough: (value) => value,
  log_level: (value) => (value === "warning" ? "warn" : value === "fatal" ? "error" : value),
};

/** Messages are always persistent here, and flow control is the broker's own affair. */
const needless = ["persistent_messages", "disable_dynamic_flow_control"];

/** `nodes_config` of the steps that are there; one remark for each setting that was not taken. */
export function translateSettings(
  nodesConfig: Readonly<Record<string, Record<string, unknown>>>,
  byOld: ReadonlyMap<string, string>,
): { nodesConfig: Record<string, StepSettings>; notes: ImportNote[] } {
  const translated: Record<string, StepSettings> = {};
  const notes: ImportNote[] = [];
  for (const [old, written] of Object.entries(nodesConfig)) {
    const stepId = byOld.get(old);
    if (stepId === undefined) continue;
    let settings: StepSettings = {};
    for (const [key, value] of Object.entries(written)) {
      if (value === null || needless.includes(key)) continue;
      const read = stepSettingsSchema.safeParse({ [key]: translations[key]?.(value) });
      if (translations[key] && read.success) settings = { ...settings, ...read.data };
      else notes.push({ kind: "left_out", stepId, text: `Its setting ${key} (${JSON.stringify(value)}).` });
    }
    if (Object.keys(settings).length > 0) translated[stepId] = settings;
  }
  return { nodesConfig: translated, notes };
}
