import type { FlowDefinition } from "@millrace/flow";
import { layerSteps } from "./layer-steps.ts";
import { moveSteps } from "./move-steps.ts";

/** Lays out all steps anew. */
export function tidySteps(definition: FlowDefinition): FlowDefinition {
  return moveSteps(definition, { positions: layerSteps(definition.graph) });
}

/** Imported flow files carry no places: lays them out when any step lacks one, else leaves everything where it is. */
export function placeSteps(definition: FlowDefinition): FlowDefinition {
  return definition.graph.nodes.every((node) => node.position) ? definition : tidySteps(definition);
}
