import type { FlowDefinition } from "@millrace/flow";

/**
 * The id of the next new step: `step_<n>`, one above the highest in use. Expressions refer to steps by id, so an id that was
 * freed in the middle is not handed out again while later ones exist.
 */
export function nextStepId(definition: FlowDefinition): string {
  const numbers = definition.graph.nodes.map((node) => Number(/^step_(\d+)$/.exec(node.id)?.[1] ?? 0));
  return `step_${Math.max(0, ...numbers) + 1}`;
}
