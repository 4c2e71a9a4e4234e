import type { FlowDefinition, FlowNode } from "./flow-definition.ts";
import { reachableFrom } from "./graph.ts";

type Graph = FlowDefinition["graph"];

/** The step that gets the errors of the others as its messages; a valid flow has at most one. */
export function errorHandler(graph: Graph): FlowNode | undefined {
  return graph.nodes.find((node) => node.handlesErrors);
}

/**
 * Steps whose errors go to the error handler: all but itself and those it feeds. An error of these would come back to it as a
 * new message, and for ever so when it fails each time.
 */
export function handledSteps(graph: Graph): Set<string> {
  const handler = errorHandler(graph);
  if (!handler) return new Set();
  const own = reachableFrom(graph, handler.id);
  return new Set(graph.nodes.map(({ id }) => id).filter((id) => !own.has(id)));
}
