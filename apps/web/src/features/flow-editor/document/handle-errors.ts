import { type FlowDefinition, rootNodes } from "@millrace/flow";
import { produce } from "immer";
import { freePlace } from "./free-place.ts";
import { type Point, rowPitch } from "./step-geometry.ts";

/** Makes a step the one that gets the errors of the others, or an ordinary one again. */
export function setHandlesErrors(
  definition: FlowDefinition,
  { stepId, handlesErrors }: { stepId: string; handlesErrors: boolean },
): FlowDefinition {
  return produce(definition, (draft) => {
    const step = draft.graph.nodes.find((node) => node.id === stepId);
    if (!step) return;
    if (handlesErrors) step.handlesErrors = true;
    else delete step.handlesErrors;
  });
}

/** Below everything, under the trigger: nothing is drawn to it from there. */
export function errorHandlerPlace(definition: FlowDefinition): Point {
  const places = definition.graph.nodes.flatMap(({ position }) => (position ? [position] : []));
  const lowest = Math.max(0, ...places.map(({ y }) => y + rowPitch));
  return freePlace(definition, { x: rootNodes(definition.graph)[0]?.position?.x ?? 0, y: lowest });
}
