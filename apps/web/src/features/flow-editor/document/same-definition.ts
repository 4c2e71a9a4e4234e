import type { FlowDefinition } from "@millrace/flow";

/** Whether two definitions say the same, whatever order their keys came back in. */
export function isSameDefinition(a: FlowDefinition, b: FlowDefinition): boolean {
  return canonicalText(a) === canonicalText(b);
}

/** Whether two definitions work the same: places of cards and notes do not count. */
export function worksTheSame(a: FlowDefinition, b: FlowDefinition): boolean {
  return isSameDefinition(withoutDrawing(a), withoutDrawing(b));
}

function withoutDrawing({ notes: _notes, ...definition }: FlowDefinition): FlowDefinition {
  const nodes = definition.graph.nodes.map(({ position: _place, ...node }) => node);
  return { ...definition, graph: { ...definition.graph, nodes } };
}

function canonicalText(definition: FlowDefinition): string {
  return JSON.stringify(definition, (_key, value: unknown) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
