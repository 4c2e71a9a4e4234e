import type { FlowDefinition, FlowEdge, FlowNode } from "./flow-definition.ts";

type Graph = FlowDefinition["graph"];

/** An edge has no id of its own: its two ends name it. */
export function edgeId(edge: Pick<FlowEdge, "source" | "target">): string {
  return `${edge.source}->${edge.target}`;
}

export function predecessors(graph: Graph, stepId: string): string[] {
  return graph.edges.filter((edge) => edge.target === stepId).map((edge) => edge.source);
}

export function successors(graph: Graph, stepId: string): string[] {
  return graph.edges.filter((edge) => edge.source === stepId).map((edge) => edge.target);
}

/** Every step whose output can be in a message that reaches `stepId`, nearest first. */
export function ancestors(graph: Graph, stepId: string): string[] {
  const seen = new Set<string>();
  let ring = predecessors(graph, stepId);
  while (ring.length > 0) {
    const fresh = ring.filter((id) => !seen.has(id));
    for (const id of fresh) seen.add(id);
    ring = fresh.flatMap((id) => predecessors(graph, id));
  }
  return [...seen];
}

/** Steps that nothing feeds, not even errors. A valid flow has exactly one: its trigger. */
export function rootNodes(graph: Graph): FlowNode[] {
  const fed = new Set(graph.edges.map((edge) => edge.target));
  return graph.nodes.filter((node) => !fed.has(node.id) && !node.handlesErrors);
}

/** Steps on a cycle; empty for a valid flow (Kahn's algorithm: what is left when nothing more can be taken away). */
export function stepsOnCycles(graph: Graph): string[] {
  const incoming = new Map(graph.nodes.map((node) => [node.id, 0]));
  for (const edge of graph.edges) incoming.set(edge.target, (incoming.get(edge.target) ?? 0) + 1);
  const outgoing = outgoingEdges(graph);
  const free = [...incoming].filter(([, count]) => count === 0).map(([id]) => id);
  for (let id = free.pop(); id !== undefined; id = free.pop()) {
    incoming.delete(id);
    for (const { target: next } of outgoing.get(id) ?? []) {
      const left = (incoming.get(next) ?? 0) - 1;
      incoming.set(next, left);
      if (left === 0) free.push(next);
    }
  }
  // What is left includes steps after a cycle; keep those that can come back to themselves.
  return [...incoming.keys()].filter((id) => ancestors(graph, id).includes(id));
}

/** Steps a message can reach from `stepId`, itself included. */
export function reachableFrom(graph: Graph, stepId: string): Set<string> {
  const seen = new Set([stepId]);
  const open = [stepId];
  const outgoing = outgoingEdges(graph);
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const { target: next } of outgoing.get(id) ?? []) {
      if (!seen.has(next)) {
        seen.add(next);
        open.push(next);
      }
    }
  }
  return seen;
}

/** For who walks a whole graph: looking through all connections at each step takes long in a long flow. */
function outgoingEdges({ edges }: Graph): ReadonlyMap<string, readonly FlowEdge[]> {
  return Map.groupBy(edges, ({ source }) => source);
}
