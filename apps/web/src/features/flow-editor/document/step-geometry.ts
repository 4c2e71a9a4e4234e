/** Size of a step card on the canvas, in canvas units (pixels at 100 %). */
export const stepSize = { width: 248, height: 72 } as const;

/** Free room between a step and the one it feeds; enough for the edge's pill and its two buttons. */
export const columnGap = 120;
export const rowGap = 56;

/** New positions snap to the grid of the design. */
export const gridSize = 4;

export interface Point {
  x: number;
  y: number;
}

export const columnPitch = stepSize.width + columnGap;
export const rowPitch = stepSize.height + rowGap;

export function snap(point: Point): Point {
  return { x: Math.round(point.x / gridSize) * gridSize, y: Math.round(point.y / gridSize) * gridSize };
}

/** Whether two cards at these places would touch, or come closer than a small margin. */
export function cardsOverlap(a: Point, b: Point): boolean {
  const margin = 16;
  return Math.abs(a.x - b.x) < stepSize.width + margin && Math.abs(a.y - b.y) < stepSize.height + margin;
}
