import { type FlowDefinition, type FlowNode, predecessors } from "@millrace/flow";
import { produce } from "immer";
import { freePlace } from "./free-place.ts";
import { nextStepId } from "./next-step-id.ts";
import { rowPitch } from "./step-geometry.ts";
import { uniqueStepName } from "./unique-step-name.ts";

/**
 * Copies steps with their settings, one row lower and fed by the same steps. Edges between copied steps are copied too, so a
 * duplicated chain is a chain. `copies` of the answer maps old ids to new ones.
 */
export function duplicateSteps(
  definition: FlowDefinition,
  { stepIds }: { stepIds: readonly string[] },
): { definition: FlowDefinition; copies: ReadonlyMap<string, string> } {
  const copies = new Map<string, string>();
  let result = definition;
  for (const node of definition.graph.nodes) {
    if (!stepIds.includes(node.id)) continue;
    const copy = copyOf(result, node);
    copies.set(node.id, copy.id);
    result = produce(result, (draft) => {
      draft.graph.nodes.push(copy);
      const settings = definition.nodes_config?.[node.id];
      if (settings) draft.nodes_config = { ...draft.nodes_config, [copy.id]: settings };
    });
  }
  return { definition: copyEdges(result, { original: definition, copies }), copies };
}

function copyOf(definition: FlowDefinition, node: FlowNode): FlowNode {
  const wish = node.position ?? { x: 0, y: 0 };
  // A flow has one error handler; its copy is a step to be connected.
  const { handlesErrors: _handlesErrors, ...rest } = node;
  return {
    ...rest,
    id: nextStepId(definition),
    name: uniqueStepName(definition, node.name ?? node.id),
    position: freePlace(definition, { x: wish.x, y: wish.y + rowPitch }),
  };
}

function copyEdges(
  definition: FlowDefinition,
  { original, copies }: { original: FlowDefinition; copies: ReadonlyMap<string, string> },
): FlowDefinition {
  return produce(definition, (draft) => {
    for (const [id, copyId] of copies) {
      for (const source of predecessors(original.graph, id)) {
        const edge = original.graph.edges.find((e) => e.source === source && e.target === id);
        if (edge) draft.graph.edges.push({ ...edge, source: copies.get(source) ?? source, target: copyId });
      }
    }
  });
}
