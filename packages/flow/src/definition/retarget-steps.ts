import type { FlowDefinition } from "./flow-definition.ts";
import { formatStepCommand, parseStepCommand } from "./step-command.ts";

interface Target {
  component: string;
  version: string;
  /** Then a step that names no version needs none: it is published with the newest. */
  isNewest: boolean;
}

/** The same flow with all steps of a component on one version of it. Unchanged steps stay the very same objects. */
export function retargetSteps(definition: FlowDefinition, { component, version, isNewest }: Target): FlowDefinition {
  const nodes = definition.graph.nodes.map((node) => {
    const command = parseStepCommand(node.command);
    if (command?.component !== component) return node;
    if (command.version === version || (isNewest && command.version === undefined)) return node;
    return { ...node, command: formatStepCommand({ ...command, version }) };
  });
  return { ...definition, graph: { ...definition.graph, nodes } };
}

/** Ids of the steps that are made of a component. */
export function stepsOf(definition: FlowDefinition, component: string): string[] {
  return definition.graph.nodes.flatMap(({ id, command }) =>
    parseStepCommand(command)?.component === component ? [id] : [],
  );
}
