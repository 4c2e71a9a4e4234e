import { edgeId, type FlowDefinition, type FlowEdge, type FlowNode } from "@millrace/flow";

/** Every card and connection of the canvas asks with each change: looking through all of them each time would be felt in a long flow. */
const stepsById = new WeakMap<readonly FlowNode[], ReadonlyMap<string, FlowNode>>();
const edgesById = new WeakMap<readonly FlowEdge[], ReadonlyMap<string, FlowEdge>>();
const feeders = new WeakMap<readonly FlowEdge[], ReadonlySet<string>>();

export function findStep({ graph: { nodes } }: FlowDefinition, stepId: string): FlowNode | undefined {
  return indexed(stepsById, nodes, () => new Map(nodes.map((node) => [node.id, node]))).get(stepId);
}

export interface EdgeEnds {
  source: string;
  target: string;
}

export function findEdge({ graph: { edges } }: FlowDefinition, ends: EdgeEnds): FlowEdge | undefined {
  return indexed(edgesById, edges, () => new Map(edges.map((edge) => [edgeId(edge), edge]))).get(edgeId(ends));
}

/** Whether a connection leaves the step. */
export function feedsSteps({ graph: { edges } }: FlowDefinition, stepId: string): boolean {
  return indexed(feeders, edges, () => new Set(edges.map(({ source }) => source))).has(stepId);
}

/** Documents are never changed in place: what was found out about a list holds as long as the list is there. */
function indexed<List extends object, Index>(known: WeakMap<List, Index>, list: List, build: () => Index): Index {
  const index = known.get(list) ?? build();
  known.set(list, index);
  return index;
}
