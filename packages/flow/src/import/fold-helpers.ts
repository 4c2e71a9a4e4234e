import { isRecord } from "../is-record.ts";
import type { ElasticioEdge, ElasticioFlow, ElasticioNode } from "./elasticio-shape.ts";
import type { ImportNote } from "./imported-flow.ts";
import { toJsonata } from "./to-jsonata.ts";

type Graph = ElasticioFlow["graph"];

/**
 * elastic.io needs steps of their own for mapping and for branching; here both belong to the edges. Takes those steps out and lays
 * what they did onto the edges that lead past them. Routers go first: a mapper in front of conditions has to stay a step, because they
 * look at what it made.
 */
export function foldHelpers(graph: Graph): { graph: Graph; notes: ImportNote[] } {
  const notes: ImportNote[] = [];
  let folded = graph;
  for (const node of graph.nodes.filter((each) => helperKind(each) === "router")) {
    const next = foldRouter(folded, node);
    if (!next) continue;
    folded = next;
    notes.push({
      kind: "changed",
      text: `The router "${nameOf(node)}" became conditions on the connections behind it.`,
    });
  }
  for (const node of graph.nodes.filter((each) => helperKind(each) === "mapper")) {
    const next = foldMapper(folded, node);
    folded = next ?? asTransform(folded, node);
    const text = next
      ? `The mapper step "${nameOf(node)}" became the mapping of the connection it stood on.`
      : "It was a mapper step of elastic.io.";
    notes.push({ kind: "changed", ...(!next && { stepId: node.id }), text });
  }
  return { graph: folded, notes };
}

function nameOf(node: ElasticioNode): string {
  return node.name?.trim() || node.id;
}

function helperKind({ command = "" }: ElasticioNode): "mapper" | "router" | undefined {
  if (/(^|\/)mapper(-component)?:/.test(command)) return "mapper";
  if (/(^|\/)(cbr|content-based-router|router)(-component)?:/.test(command)) return "router";
  return undefined;
}

function mapperOf({ fields }: ElasticioNode): Record<string, unknown> {
  return isRecord(fields?.mapper) ? fields.mapper : (fields ?? {});
}

/** A mapper that no edge can hold. */
function asTransform(graph: Graph, node: ElasticioNode): Graph {
  const fields = { expression: toJsonata(mapperOf(node)) };
  const step = { ...node, name: nameOf(node) === node.id ? "Map" : node.name, command: "transform:jsonata", fields };
  return { ...graph, nodes: graph.nodes.map((each) => (each.id === node.id ? step : each)) };
}

/** One message in, one out, between any two steps. Undefined where it cannot be taken out without changing what happens. */
function foldMapper(graph: Graph, node: ElasticioNode): Graph | undefined {
  const incoming = graph.edges.filter(({ target }) => target === node.id);
  const outgoing = graph.edges.filter(({ source }) => source === node.id);
  const mapper = mapperOf(node);
  if (incoming.length === 0 || outgoing.length === 0 || Object.keys(mapper).length === 0) return undefined;
  // A second mapping, or a condition on what this one made, would see other data on the folded edge.
  if (incoming.some(({ config }) => config?.mapper)) return undefined;
  if (outgoing.some(({ config }) => config?.mapper || config?.condition)) return undefined;
  const around = incoming.flatMap((before) =>
    outgoing.map(
      ({ target }): ElasticioEdge => ({
        source: before.source,
        target,
        config: { ...before.config, mapper_type: "jsonata", mapper },
      }),
    ),
  );
  return without(graph, { node, around });
}

/** Every condition that holds gets a copy; the edge without one takes what no condition wanted. */
function foldRouter(graph: Graph, node: ElasticioNode): Graph | undefined {
  const incoming = graph.edges.filter(({ target }) => target === node.id);
  const outgoing = graph.edges.filter(({ source }) => source === node.id);
  if (incoming.length !== 1 || outgoing.length === 0) return undefined;
  const [before] = incoming;
  if (!before || before.config?.mapper || before.config?.condition) return undefined;
  const conditions = outgoing.flatMap(({ config }) => (config?.condition ? [config.condition] : []));
  const otherwise = conditions.length > 0 ? `$not(${conditions.map((each) => `(${each})`).join(" or ")})` : undefined;
  const around = outgoing.map((edge): ElasticioEdge => {
    const condition = edge.config?.condition || otherwise;
    return { source: before.source, target: edge.target, config: { ...edge.config, ...(condition && { condition }) } };
  });
  return without(graph, { node, around });
}

function without(graph: Graph, { node, around }: { node: ElasticioNode; around: ElasticioEdge[] }): Graph {
  const kept = graph.edges.filter(({ source, target }) => source !== node.id && target !== node.id);
  return { nodes: graph.nodes.filter(({ id }) => id !== node.id), edges: [...kept, ...around] };
}
