import type { ReactFlowInstance } from "@xyflow/react";
import { disconnectSteps } from "../flow-editor/document/connect-steps.ts";
import { deleteSteps } from "../flow-editor/document/delete-steps.ts";
import { duplicateSteps } from "../flow-editor/document/duplicate-steps.ts";
import { findStep } from "../flow-editor/document/find-step.ts";
import { stepSize } from "../flow-editor/document/step-geometry.ts";
import { tidySteps } from "../flow-editor/document/tidy-steps.ts";
import type { ProblemStore } from "../flow-editor/problems/problem-store.ts";
import type { EditorStore } from "../flow-editor/store/editor-store.ts";
import type { LiveViewStore } from "../flow-live/live-view.tsx";
import type { FlowCanvasEdge } from "./flow-edge.tsx";
import type { StepCanvasNode } from "./step-node.tsx";
import { type Direction, walkSteps } from "./walk-steps.ts";

export type CanvasInstance = ReactFlowInstance<StepCanvasNode, FlowCanvasEdge>;

export interface CanvasReach {
  store: EditorStore;
  canvas: CanvasInstance;
  problems: ProblemStore;
  live: LiveViewStore;
  /** Sends what failed in the selected step, or in all of the execution that is shown, once more. */
  retryShown(stepId: string | undefined): void;
  /** Duration of camera moves; 0 for people who asked for less motion. */
  motionMs: number;
  /** Pauses a step of a flow that is up, or lets it go on. */
  togglePause(stepId: string, name: string): Promise<void>;
}

/** Room around everything: at the right for the plus of the last step, at the bottom for the toolbar. */
export const fitOptions = {
  padding: { top: "48px", right: "88px", bottom: "64px", left: "40px" },
  maxZoom: 1,
} as const;

/** Adds behind the last selected step, or freely when none is selected. */
export function addFromSelection({ store }: CanvasReach): void {
  const { selectedSteps, openPicker } = store.getState();
  const last = selectedSteps.at(-1);
  openPicker(last ? { kind: "after", stepId: last } : { kind: "free" });
}

/** Deletes the selected edge or, with reconnect, the selected steps. */
export function deleteSelection({ store }: CanvasReach): void {
  const { selectedSteps, selectedEdge, edit } = store.getState();
  if (selectedEdge) edit((flow) => disconnectSteps(flow, selectedEdge));
  else if (selectedSteps.length > 0) edit((flow) => deleteSteps(flow, { stepIds: selectedSteps }));
}

export function duplicateSelection({ store }: CanvasReach): void {
  const { selectedSteps, edit, selectSteps } = store.getState();
  if (selectedSteps.length === 0) return;
  const { definition, copies } = duplicateSteps(store.getState().history.present, { stepIds: selectedSteps });
  edit(() => definition);
  selectSteps([...copies.values()]);
}

/** Pauses the last selected step, or lets it go on. */
export function pauseSelected({ store, togglePause }: CanvasReach): void {
  const { selectedSteps, history } = store.getState();
  const stepId = selectedSteps.at(-1);
  if (stepId) void togglePause(stepId, findStep(history.present, stepId)?.name ?? stepId);
}

export function tidyAll({ store, canvas, motionMs }: CanvasReach): void {
  store.getState().edit(tidySteps);
  // The camera looks at the new places, which are drawn in the next frame.
  requestAnimationFrame(() => void canvas.fitView({ ...fitOptions, duration: motionMs }));
}

export function fitAll({ canvas, motionMs }: CanvasReach): void {
  void canvas.fitView({ ...fitOptions, duration: motionMs });
}

/** Moves the selection along an arrow key and keeps it in sight. */
export function walk(reach: CanvasReach, direction: Direction): void {
  const { history, selectedSteps, openStepId, selectSteps, openStep } = reach.store.getState();
  const next = walkSteps(history.present, { from: selectedSteps.at(-1), direction });
  if (!next) return;
  if (openStepId) openStep(next);
  else selectSteps([next]);
  document.querySelector<HTMLElement>(`.react-flow__node[data-id="${next}"]`)?.focus({ preventScroll: true });
  showStep(reach, next);
}

/** Room for the plus behind a step, in canvas units. */
const plusRoom = 72;

/** Centres a step, with the plus behind it, unless it is in sight already; the only step always goes to the middle. */
export function showStep({ store, canvas, motionMs }: CanvasReach, stepId: string): void {
  const definition = store.getState().history.present;
  const position = findStep(definition, stepId)?.position;
  const pane = document.querySelector(".react-flow")?.getBoundingClientRect();
  if (!position || !pane) return;
  const topLeft = canvas.flowToScreenPosition(position);
  const corner = { x: position.x + stepSize.width + plusRoom, y: position.y + stepSize.height };
  const bottomRight = canvas.flowToScreenPosition(corner);
  const isInSight =
    topLeft.x >= pane.left && topLeft.y >= pane.top && bottomRight.x <= pane.right && bottomRight.y <= pane.bottom;
  if (isInSight && definition.graph.nodes.length > 1) return;
  const centre = { x: position.x + stepSize.width / 2, y: position.y + stepSize.height / 2 };
  void canvas.setCenter(centre.x, centre.y, { zoom: canvas.getZoom(), duration: motionMs });
}
