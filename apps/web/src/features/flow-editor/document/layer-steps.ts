import { type FlowDefinition, predecessors, successors } from "@millrace/flow";
import { columnPitch, gridSize, type Point, rowPitch } from "./step-geometry.ts";

type Graph = FlowDefinition["graph"];

/**
 * Automatic layout from left to right. A step's column is its longest way from a root; within a column steps are ordered by the
 * rows of those they are connected with (two sweeps each way are enough for graphs people draw), and each one sits as near as
 * it can to the middle of what feeds it.
 */
export function layerSteps(graph: Graph): ReadonlyMap<string, Point> {
  const columns = columnsOf(graph);
  const rows = new Map<string, number>();
  for (const column of columns) rank(column, rows);
  for (let sweep = 0; sweep < 2; sweep += 1) {
    for (const column of columns) sortBy(column, { rows, neighbours: (id) => predecessors(graph, id) });
    for (const column of columns.toReversed()) sortBy(column, { rows, neighbours: (id) => successors(graph, id) });
  }
  for (const column of columns) sortBy(column, { rows, neighbours: (id) => predecessors(graph, id) });
  return placeColumns(graph, columns);
}

function columnsOf(graph: Graph): string[][] {
  const depth = new Map<string, number>();
  const open = graph.nodes.map((node) => node.id).filter((id) => predecessors(graph, id).length === 0);
  for (const id of open) depth.set(id, 0);
  const most = graph.nodes.length;
  for (let id = open.shift(); id !== undefined; id = open.shift()) {
    const next = (depth.get(id) ?? 0) + 1;
    if (next >= most) continue; // a circle, which the problems list reports; the layout must only end
    for (const follower of successors(graph, id)) {
      if ((depth.get(follower) ?? -1) < next) {
        depth.set(follower, next);
        open.push(follower);
      }
    }
  }
  const columns: string[][] = [];
  for (const { id } of graph.nodes) {
    const column = depth.get(id) ?? 0;
    columns[column] = [...(columns[column] ?? []), id];
  }
  return Array.from(columns, (column) => column ?? []);
}

function sortBy(
  column: string[],
  { rows, neighbours }: { rows: Map<string, number>; neighbours: (id: string) => string[] },
): void {
  const weight = new Map(
    column.map((id) => [id, mean(neighbours(id).map((n) => rows.get(n) ?? 0)) ?? rows.get(id) ?? 0]),
  );
  column.sort((a, b) => (weight.get(a) ?? 0) - (weight.get(b) ?? 0));
  rank(column, rows);
}

function rank(column: readonly string[], rows: Map<string, number>): void {
  for (const [row, id] of column.entries()) rows.set(id, row);
}

function placeColumns(graph: Graph, columns: readonly string[][]): Map<string, Point> {
  const places = new Map<string, Point>();
  for (const [index, column] of columns.entries()) {
    const wishes = column.map((id) => mean(predecessors(graph, id).map((p) => places.get(p)?.y ?? 0)) ?? 0);
    const spread = spreadApart(wishes);
    for (const [row, id] of column.entries()) {
      places.set(id, { x: index * columnPitch, y: Math.round((spread[row] ?? 0) / gridSize) * gridSize });
    }
  }
  return places;
}

/** Keeps the order, keeps at least a row between neighbours, and centres each group of touching cards on its wishes. */
function spreadApart(wishes: readonly number[]): number[] {
  let groups = wishes.map((wish) => ({ wishes: [wish], top: wish }));
  for (let moved = true; moved; ) {
    moved = false;
    const merged: typeof groups = [];
    for (const group of groups) {
      const above = merged.at(-1);
      if (above && above.top + above.wishes.length * rowPitch > group.top) {
        above.wishes.push(...group.wishes);
        above.top = topOf(above.wishes);
        moved = true;
      } else merged.push({ ...group });
    }
    groups = merged;
  }
  return groups.flatMap(({ wishes: members, top }) => members.map((_, index) => top + index * rowPitch));
}

function topOf(wishes: readonly number[]): number {
  return mean(wishes.map((wish, index) => wish - index * rowPitch)) ?? 0;
}

function mean(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length;
}
