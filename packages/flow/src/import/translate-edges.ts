import type { FlowEdge, FlowNode } from "../definition/flow-definition.ts";
import { isRecord } from "../is-record.ts";
import type { ElasticioEdge } from "./elasticio-shape.ts";
import type { ImportNote } from "./imported-flow.ts";
import { mapperSources } from "./to-jsonata.ts";

interface Translated {
  /** Steps for mappings that no edge can hold. */
  nodes: FlowNode[];
  edges: FlowEdge[];
  notes: ImportNote[];
}

/** Edges with their conditions and mappings. What leads to or from a step that is not there is left out. */
export function translateEdges(edges: readonly ElasticioEdge[], byOld: ReadonlyMap<string, string>): Translated {
  const all: Translated = { nodes: [], edges: [], notes: [] };
  const drawn = new Set<string>();
  for (const edge of edges) {
    const source = byOld.get(edge.source);
    const target = byOld.get(edge.target);
    const name = `${edge.source} → ${edge.target}`;
    if (source === undefined || target === undefined) {
      all.notes.push({ kind: "left_out", text: `The connection ${name}: one of its ends is missing.` });
    } else if (drawn.has(`${source} ${target}`)) {
      all.notes.push({ kind: "left_out", text: `A second connection ${name}: two steps have one at most.` });
    } else {
      drawn.add(`${source} ${target}`);
      const one = translateEdge(edge, { source, target });
      all.nodes.push(...one.nodes);
      all.edges.push(...one.edges);
      all.notes.push(...one.notes);
    }
  }
  return all;
}

function translateEdge({ config }: ElasticioEdge, ends: { source: string; target: string }): Translated {
  const condition = config?.condition?.trim();
  const when = condition ? { condition } : {};
  const plain = { ...ends, ...(condition && { config: when }) };
  const mapper = config?.mapper;
  if (isHandlebars(config?.mapper_type, mapper)) {
    const text = `The mapping from ${ends.source}: it is written in Handlebars. Map the fields anew.`;
    return { nodes: [], edges: [plain], notes: [{ kind: "left_out", stepId: ends.target, text }] };
  }
  if (typeof mapper === "string" && mapper.trim() !== "") return withTransform(mapper, { ...ends, when });
  if (!isRecord(mapper)) return { nodes: [], edges: [plain], notes: [] };
  const sources = mapperSources(mapper);
  if (Object.keys(sources).length === 0) return { nodes: [], edges: [plain], notes: [] };
  return { nodes: [], edges: [{ ...ends, config: { ...when, mapper_type: "jsonata", mapper: sources } }], notes: [] };
}

/** One expression for the whole message: a step of its own does that here. */
function withTransform(
  expression: string,
  { source, target, when }: { source: string; target: string; when: { condition?: string } },
): Translated {
  const id = `map_${target}`.slice(0, 64);
  return {
    nodes: [{ id, name: "Map the message", command: "transform:jsonata", fields: { expression } }],
    edges: [
      { source, target: id, ...(when.condition && { config: when }) },
      { source: id, target },
    ],
    notes: [
      { kind: "changed", stepId: id, text: `The mapping of the whole message in front of ${target} became a step.` },
    ],
  };
}

function isHandlebars(kind: string | null | undefined, mapper: unknown): boolean {
  if (kind === "handlebars") return true;
  return (
    !kind &&
    isRecord(mapper) &&
    Object.values(mapper).some((value) => typeof value === "string" && /\{\{.*\}\}/.test(value))
  );
}
