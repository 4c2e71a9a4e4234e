import type { FlowDefinition, FlowNode } from "@millrace/flow";
import { produce } from "immer";
import { freePlace, placeAfter } from "./free-place.ts";
import type { Point } from "./step-geometry.ts";

export type NewStep = Omit<FlowNode, "position">;

/** Adds a step, fed by `after` when that is given, at `position` or at the next sensible free place. */
export function addStep(
  definition: FlowDefinition,
  { step, after, position }: { step: NewStep; after?: string | undefined; position?: Point | undefined },
): FlowDefinition {
  const wish = position ?? { x: 0, y: 0 };
  const place = after && !position ? placeAfter(definition, after) : freePlace(definition, wish);
  return produce(definition, (draft) => {
    draft.graph.nodes.push({ ...step, position: place });
    if (after) draft.graph.edges.push({ source: after, target: step.id });
  });
}
