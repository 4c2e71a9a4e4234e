import { type FlowDefinition, predecessors, successors } from "@millrace/flow";
import { findStep } from "../flow-editor/document/find-step.ts";

export type Direction = "left" | "right" | "up" | "down";

/**
 * The step an arrow key leads to. Left and right follow the edges (of several, the one nearest in height); up and down go to
 * the nearest card in that direction, so that branches and loose steps can be reached. Without a start: the first step.
 */
export function walkSteps(
  definition: FlowDefinition,
  { from, direction }: { from: string | undefined; direction: Direction },
): string | undefined {
  const start = from === undefined ? undefined : findStep(definition, from);
  if (!start) return definition.graph.nodes[0]?.id;
  const { x, y } = start.position ?? { x: 0, y: 0 };
  const place = (id: string) => findStep(definition, id)?.position ?? { x: 0, y: 0 };
  switch (direction) {
    case "left":
      return nearest(predecessors(definition.graph, start.id), (id) => Math.abs(place(id).y - y));
    case "right":
      return nearest(successors(definition.graph, start.id), (id) => Math.abs(place(id).y - y));
    case "up":
    case "down": {
      const sign = direction === "up" ? -1 : 1;
      const beyond = definition.graph.nodes.map((node) => node.id).filter((id) => (place(id).y - y) * sign > 0);
      // Sideways counts double: straight up is meant, not far up to the right.
      return nearest(beyond, (id) => Math.abs(place(id).y - y) + 2 * Math.abs(place(id).x - x));
    }
  }
}

function nearest(ids: readonly string[], distance: (id: string) => number): string | undefined {
  return ids.toSorted((a, b) => distance(a) - distance(b))[0];
}
