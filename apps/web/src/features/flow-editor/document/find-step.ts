import type { FlowDefinition, FlowEdge, FlowNode } from "@millrace/flow";

export function findStep(definition: FlowDefinition, stepId: string): FlowNode | undefined {
  return definition.graph.nodes.find((node) => node.id === stepId);
}

export interface EdgeEnds {
  source: string;
  target: string;
}

export function findEdge(definition: FlowDefinition, { source, target }: EdgeEnds): FlowEdge | undefined {
  return definition.graph.edges.find((edge) => edge.source === source && edge.target === target);
}
