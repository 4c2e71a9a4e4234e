import { type FlowDefinition, successors } from "@millrace/flow";
import { findStep } from "./find-step.ts";
import { cardsOverlap, columnPitch, type Point, rowPitch, snap } from "./step-geometry.ts";

/** Where a step that follows `after` goes: one column to the right, below the followers that are there already. */
export function placeAfter(definition: FlowDefinition, after: string): Point {
  const from = findStep(definition, after)?.position ?? { x: 0, y: 0 };
  const followers = successors(definition.graph, after)
    .map((id) => findStep(definition, id)?.position?.y)
    .filter((y) => y !== undefined);
  const lowest = followers.length > 0 ? Math.max(...followers) + rowPitch : from.y;
  return freePlace(definition, { x: from.x + columnPitch, y: lowest });
}

/** The wished place, or the nearest free one below it. */
export function freePlace(definition: FlowDefinition, wish: Point): Point {
  const taken = definition.graph.nodes.flatMap((node) => (node.position ? [node.position] : []));
  let place = snap(wish);
  while (taken.some((other) => cardsOverlap(other, place))) place = { x: place.x, y: place.y + rowPitch };
  return place;
}
