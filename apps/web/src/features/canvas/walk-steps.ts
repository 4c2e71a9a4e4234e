import { type FlowDefinition, predecessors, successors } from "@millrace/flow";
import { findStep } from "../flow-editor/document/find-step.ts";
import { type Point, stepSize } from "../flow-editor/document/step-geometry.ts";

export type Direction = "left" | "right" | "up" | "down";

/**
 * The step or note an arrow key leads to. From a step left and right follow the edges (of several, the one nearest in height); up
 * and down go to the nearest card or note in that direction, so that branches, loose steps and notes can be reached. From a note every
 * arrow goes to what is nearest there. Without a start: the first step.
 */
export function walkSteps(
  definition: FlowDefinition,
  { from, direction }: { from: string | undefined; direction: Direction },
): string | undefined {
  const places = centres(definition);
  const start = from === undefined ? undefined : places.get(from);
  if (from === undefined || !start) return definition.graph.nodes[0]?.id;
  const heightTo = (id: string) => Math.abs((places.get(id)?.y ?? 0) - start.y);
  if (findStep(definition, from)) {
    if (direction === "left") return nearest(predecessors(definition.graph, from), heightTo);
    if (direction === "right") return nearest(successors(definition.graph, from), heightTo);
  }
  const { along, across } = axes[direction];
  const way = (id: string) => along(places.get(id) ?? start) - along(start);
  const aside = (id: string) => Math.abs(across(places.get(id) ?? start) - across(start));
  const beyond = [...places.keys()].filter((id) => way(id) > 0);
  // Sideways counts double: straight up is meant, not far up to the right.
  return nearest(beyond, (id) => way(id) + 2 * aside(id));
}

const axes = {
  left: { along: ({ x }: Point) => -x, across: ({ y }: Point) => y },
  right: { along: ({ x }: Point) => x, across: ({ y }: Point) => y },
  up: { along: ({ y }: Point) => -y, across: ({ x }: Point) => x },
  down: { along: ({ y }: Point) => y, across: ({ x }: Point) => x },
} as const satisfies Record<Direction, object>;

function centres({ graph, notes = [] }: FlowDefinition): ReadonlyMap<string, Point> {
  const middle = ({ x, y }: Point, { width, height }: { width: number; height: number }) => ({
    x: x + width / 2,
    y: y + height / 2,
  });
  return new Map([
    ...graph.nodes.map(({ id, position }) => [id, middle(position ?? { x: 0, y: 0 }, stepSize)] as const),
    ...notes.map(({ id, position, size }) => [id, middle(position, size)] as const),
  ]);
}

function nearest(ids: readonly string[], distance: (id: string) => number): string | undefined {
  return ids.toSorted((a, b) => distance(a) - distance(b))[0];
}
