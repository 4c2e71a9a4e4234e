import { findFunction } from "../component/component-descriptor.ts";
import type { FlowNode } from "../definition/flow-definition.ts";
import { parseStepCommand } from "../definition/step-command.ts";
import type { Surroundings } from "./surroundings.ts";

/** What a step's command names, as far as it exists. */
export function resolveStep(node: FlowNode, surroundings: Surroundings) {
  const command = parseStepCommand(node.command);
  const component = command && surroundings.findComponent(command);
  const found = component && findFunction(component, command.function);
  return { command, component, found };
}
