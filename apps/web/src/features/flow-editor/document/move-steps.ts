import type { FlowDefinition } from "@millrace/flow";
import { produce } from "immer";
import { type Point, snap } from "./step-geometry.ts";

/** Puts steps at new places (canvas units); steps that are not named stay. */
export function moveSteps(
  definition: FlowDefinition,
  { positions }: { positions: ReadonlyMap<string, Point> },
): FlowDefinition {
  return produce(definition, (draft) => {
    for (const node of draft.graph.nodes) {
      const place = positions.get(node.id);
      if (place) node.position = snap(place);
    }
  });
}
