import type { FlowDefinition } from "@millrace/flow";

/** Files written by hand name no places on the canvas: steps that stand somewhere already stay there, and so do notes. */
export function keepPositions(definition: FlowDefinition, drawn: FlowDefinition): FlowDefinition {
  const places = new Map(drawn.graph.nodes.map((node) => [node.id, node.position]));
  const nodes = definition.graph.nodes.map((node) => {
    const position = node.position ?? places.get(node.id);
    return position ? { ...node, position } : node;
  });
  const notes = definition.notes ?? drawn.notes;
  return { ...definition, graph: { ...definition.graph, nodes }, ...(notes && { notes }) };
}
