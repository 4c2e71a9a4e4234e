import { isDeepStrictEqual } from "node:util";
import type { FlowDefinition } from "@millrace/flow";

/** Whether two definitions do the same. Where a step stands on the canvas makes no difference. */
export function isSameFlow(a: FlowDefinition, b: FlowDefinition): boolean {
  return isDeepStrictEqual(withoutPositions(a), withoutPositions(b));
}

function withoutPositions(definition: FlowDefinition): unknown {
  const nodes = definition.graph.nodes.map(({ position: _, ...node }) => node);
  // Through JSON: a key that is undefined and a key that is not there are the same.
  return JSON.parse(JSON.stringify({ ...definition, graph: { ...definition.graph, nodes } }));
}
