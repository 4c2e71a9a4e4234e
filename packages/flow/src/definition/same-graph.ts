import type { FlowDefinition } from "./flow-definition.ts";
import { parseStepCommand } from "./step-command.ts";

type Graph = FlowDefinition["graph"];

/**
 * Whether two graphs have the same steps, doing the same, connected in the same way. Mapping, conditions, fields, credentials
 * and versions of components may differ: they are what a suspended flow may change.
 */
export function isSameGraph(one: Graph, other: Graph): boolean {
  return outline(one) === outline(other);
}

function outline({ nodes, edges }: Graph): string {
  const steps = nodes.map(({ id, command, handlesErrors }) => {
    const parsed = parseStepCommand(command);
    return `${id} ${parsed ? `${parsed.component}:${parsed.function}` : command}${handlesErrors ? " !" : ""}`;
  });
  const connections = edges.map(({ source, target }) => `${source} ${target}`);
  return JSON.stringify([steps.toSorted(), connections.toSorted()]);
}
