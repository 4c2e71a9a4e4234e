import { type Point, stepSize } from "../flow-editor/document/step-geometry.ts";
import type { CanvasReach } from "./canvas-commands.ts";

/** The upper left corner of a card in the middle of what is seen, in canvas units. */
export function viewCentre({ canvas }: Pick<CanvasReach, "canvas">): Point {
  const pane = document.querySelector(".react-flow")?.getBoundingClientRect();
  if (!pane) return { x: 0, y: 0 };
  const middle = canvas.screenToFlowPosition({ x: pane.left + pane.width / 2, y: pane.top + pane.height / 2 });
  return { x: middle.x - stepSize.width / 2, y: middle.y - stepSize.height / 2 };
}
