import type { FlowDefinition, StepSettings } from "@millrace/flow";
import { produce } from "immer";

/** Values that are `undefined` go back to the platform's default. */
type Patch<T> = { [Key in keyof T]?: T[Key] | undefined };

export function setStepSettings(
  definition: FlowDefinition,
  { stepId, settings }: { stepId: string; settings: Patch<StepSettings> },
): FlowDefinition {
  return produce(definition, (draft) => {
    const merged = merge(draft.nodes_config?.[stepId] ?? {}, settings);
    const all = { ...draft.nodes_config };
    if (Object.keys(merged).length > 0) all[stepId] = merged;
    else delete all[stepId];
    if (Object.keys(all).length > 0) draft.nodes_config = all;
    else delete draft.nodes_config;
  });
}

export type FlowSettings = Omit<FlowDefinition, "graph" | "nodes_config">;

export function setFlowSettings(
  definition: FlowDefinition,
  { settings }: { settings: Patch<FlowSettings> },
): FlowDefinition {
  const { graph, nodes_config, ...own } = definition;
  return { ...merge(own, settings), graph, ...(nodes_config && { nodes_config }) };
}

function merge<T extends object>(base: T, patch: Patch<T>): T {
  const merged = { ...base, ...patch };
  for (const [key, value] of Object.entries(merged)) {
    if (value === undefined) Reflect.deleteProperty(merged, key);
  }
  return merged as T; // every key that would be undefined has just been deleted
}
