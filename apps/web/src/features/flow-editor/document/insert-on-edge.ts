import { type FlowDefinition, type FlowEdge, reachableFrom } from "@millrace/flow";
import { produce } from "immer";
import type { NewStep } from "./add-step.ts";
import { type EdgeEnds, findEdge, findStep } from "./find-step.ts";
import { freePlace } from "./free-place.ts";
import { columnPitch, snap } from "./step-geometry.ts";

/**
 * Puts a step into the middle of an edge and pushes what follows to the right. The edge's condition stays in front of the new
 * step (it decides what comes this way), its mapping stays in front of the old target (it fills that step's input).
 */
export function insertOnEdge(
  definition: FlowDefinition,
  { step, edge: ends }: { step: NewStep; edge: EdgeEnds },
): FlowDefinition {
  const edge = findEdge(definition, ends);
  const from = findStep(definition, ends.source)?.position;
  const to = findStep(definition, ends.target)?.position;
  if (!edge || !from || !to) return definition;

  const place = snap({ x: from.x + columnPitch, y: (from.y + to.y) / 2 });
  const pushed = Math.max(0, place.x + columnPitch - to.x);
  const following = reachableFrom(definition.graph, ends.target);
  const { first, second } = splitConfig(edge);

  const moved = produce(definition, (draft) => {
    for (const node of draft.graph.nodes) {
      if (node.position && following.has(node.id)) node.position.x += pushed;
    }
  });
  return produce(moved, (draft) => {
    draft.graph.nodes.push({ ...step, position: freePlace(moved, place) });
    const index = draft.graph.edges.findIndex((e) => e.source === ends.source && e.target === ends.target);
    draft.graph.edges.splice(
      index,
      1,
      { source: ends.source, target: step.id, ...(first && { config: first }) },
      { source: step.id, target: ends.target, ...(second && { config: second }) },
    );
  });
}

function splitConfig({ config }: FlowEdge): { first?: FlowEdge["config"]; second?: FlowEdge["config"] } {
  if (!config) return {};
  const { condition, ...mapping } = config;
  return {
    ...(condition !== undefined && { first: { condition } }),
    ...(Object.keys(mapping).length > 0 && { second: mapping }),
  };
}
