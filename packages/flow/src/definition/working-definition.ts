import { bridgeStep } from "./bridge-step.ts";
import type { FlowDefinition } from "./flow-definition.ts";
import { reachableFrom, rootNodes } from "./graph.ts";

/**
 * What of a definition works: skipped steps are out of it, and what comes from before them goes on to what follows them; notes stay
 * with people. Everything that makes containers, queues or routes reads a version through this.
 */
export function workingDefinition({ notes: _notes, ...definition }: FlowDefinition): FlowDefinition {
  const { nodes, edges } = definition.graph;
  const skipped = nodes.filter((node) => node.skipped).map(({ id }) => id);
  if (skipped.length === 0) return definition;
  const idle = stepsOfSkippedHandler(definition.graph);
  const bridged = skipped
    .reduce((rest, stepId) => bridgeStep(rest, stepId), edges)
    .filter(({ source, target }) => !idle.has(source) && !idle.has(target));
  return {
    ...definition,
    graph: { nodes: nodes.filter((node) => !node.skipped && !idle.has(node.id)), edges: bridged },
  };
}

/** Errors have no form that what follows their handler would know: without it nothing comes to those steps. */
function stepsOfSkippedHandler(graph: FlowDefinition["graph"]): Set<string> {
  const handler = graph.nodes.find((node) => node.handlesErrors && node.skipped);
  if (!handler) return new Set();
  const fed = new Set(rootNodes(graph).flatMap(({ id }) => [...reachableFrom(graph, id)]));
  return new Set([...reachableFrom(graph, handler.id)].filter((id) => !fed.has(id)));
}

/** What of a definition works around one step, which is in it even when it is skipped: what a trial of the step is made of. */
export function workingAround(definition: FlowDefinition, stepId: string): FlowDefinition {
  const { nodes, edges } = definition.graph;
  if (!nodes.some((node) => node.skipped)) return definition;
  const takenIn = nodes.map(({ skipped, ...node }) => (skipped && node.id !== stepId ? { ...node, skipped } : node));
  return workingDefinition({ ...definition, graph: { nodes: takenIn, edges } });
}
