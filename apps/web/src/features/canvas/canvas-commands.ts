import { errorHandler, type FlowDefinition, predecessors, successors } from "@millrace/flow";
import type { ReactFlowInstance } from "@xyflow/react";
import { addNote, deleteNotes, newNoteSize, nextNoteId } from "../flow-editor/document/change-notes.ts";
import { disconnectSteps } from "../flow-editor/document/connect-steps.ts";
import { deleteSteps } from "../flow-editor/document/delete-steps.ts";
import { duplicateSteps } from "../flow-editor/document/duplicate-steps.ts";
import { findStep } from "../flow-editor/document/find-step.ts";
import { moveSteps } from "../flow-editor/document/move-steps.ts";
import { skipSteps } from "../flow-editor/document/skip-steps.ts";
import { type Point, stepSize } from "../flow-editor/document/step-geometry.ts";
import type { DrawerStore } from "../flow-editor/drawer/drawer-store.ts";
import type { ProblemStore } from "../flow-editor/problems/problem-store.ts";
import type { EditorStore } from "../flow-editor/store/editor-store.ts";
import type { LiveViewStore } from "../flow-live/live-view.tsx";
import type { CanvasNode } from "./canvas-graph.ts";
import type { CanvasViewStore, StepAct } from "./canvas-view.tsx";
import type { FlowCanvasEdge } from "./flow-edge.tsx";
import { focusCard } from "./focus-card.ts";
import { viewCentre } from "./view-centre.ts";
import { type Direction, walkSteps } from "./walk-steps.ts";

export type CanvasInstance = ReactFlowInstance<CanvasNode, FlowCanvasEdge>;

/** What is said to a person at the edge of the page. */
export interface CanvasToast {
  error(title: string, more: { description: string }): void;
  tell(
    title: string,
    more: { description: string; action?: { label: string; onClick(): void }; duration?: number },
  ): void;
}

export interface CanvasReach {
  toast: CanvasToast;
  store: EditorStore;
  canvas: CanvasInstance;
  problems: ProblemStore;
  live: LiveViewStore;
  drawer: DrawerStore;
  view: CanvasViewStore;
  /** Whether a step's command stands for a trigger. */
  isTrigger(command: string): boolean;
  /** Of the workspace; none while they are loading. */
  credentials(): ReadonlyArray<{ id: string; component: string }>;
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

/** Opens the step that gets the errors of the others; without one it asks what to do with them. */
export function openErrorHandler(reach: CanvasReach): void {
  const { history, openPicker, openStep } = reach.store.getState();
  const handler = errorHandler(history.present.graph);
  if (!handler) {
    openPicker({ kind: "errors" });
    return;
  }
  openStep(handler.id);
  showStep(reach, handler.id);
}

/** Deletes the selected edge or, with reconnect, the selected steps and notes; the focus goes to what stood before them. */
export function deleteSelection({ store }: CanvasReach): void {
  const { selectedSteps, selectedNotes, selectedEdge, edit, history, selectSteps } = store.getState();
  if (selectedEdge) {
    edit((flow) => disconnectSteps(flow, selectedEdge));
    focusCard(selectedEdge.source);
    return;
  }
  if (selectedSteps.length + selectedNotes.length === 0) return;
  const next = neighbourOf(history.present, selectedSteps);
  edit((flow) => deleteNotes(deleteSteps(flow, { stepIds: selectedSteps }), { noteIds: selectedNotes }));
  if (next) selectSteps([next]);
  focusCard(next);
}

function neighbourOf({ graph }: FlowDefinition, stepIds: readonly string[]): string | undefined {
  const around = stepIds.flatMap((id) => [...predecessors(graph, id), ...successors(graph, id)]);
  return around.find((id) => !stepIds.includes(id)) ?? graph.nodes.find(({ id }) => !stepIds.includes(id))?.id;
}

/** Skips the selected steps, or takes them back in when all of them are skipped already. */
export function skipSelection({ store, isTrigger, toast }: CanvasReach): void {
  const { selectedSteps, history, edit } = store.getState();
  const steps = history.present.graph.nodes.filter(({ id }) => selectedSteps.includes(id));
  const actions = steps.filter(({ command, skipped }) => skipped || !isTrigger(command));
  if (actions.length < steps.length) {
    toast.error("A trigger cannot be skipped", {
      description: "Without it no message comes in. To keep messages out, stop or suspend the flow.",
    });
  }
  if (actions.length === 0) return;
  const skipped = actions.some((step) => !step.skipped);
  edit((flow) => skipSteps(flow, { stepIds: actions.map(({ id }) => id), skipped }));
}

/** A new note in the middle of what is seen, or where a person asked for it; its text can be written at once. */
export function addNoteHere({ store, view, canvas }: CanvasReach, place?: Point): void {
  const { edit, history, selectSteps, selectNotes } = store.getState();
  const id = nextNoteId(history.present);
  // By key it must not lie behind a card, where nobody would see its words.
  const position = place ?? freeNotePlace(history.present, viewCentre({ canvas }));
  edit((flow) => addNote(flow, { id, text: "", position, size: newNoteSize, color: "amber" }));
  selectSteps([]);
  selectNotes([id]);
  view.getState().writeNote(id);
}

function freeNotePlace({ graph }: FlowDefinition, wish: Point): Point {
  const margin = 24;
  const covers = ({ x, y }: Point, card: Point) =>
    x < card.x + stepSize.width + margin &&
    card.x < x + newNoteSize.width + margin &&
    y < card.y + stepSize.height + margin &&
    card.y < y + newNoteSize.height + margin;
  const cards = graph.nodes.flatMap(({ position }) => (position ? [position] : []));
  let place = wish;
  for (let hit = cards.find((card) => covers(place, card)); hit; hit = cards.find((card) => covers(place, card))) {
    place = { x: place.x, y: hit.y + stepSize.height + margin * 2 };
  }
  return place;
}

/** Hands the last selected step to the part of the editor that knows the act; its panel is where that can be done by hand. */
export function actOnStep({ store, view }: CanvasReach, act: StepAct): void {
  const stepId = store.getState().selectedSteps.at(-1);
  if (!stepId) return;
  const run = view.getState().acts.get(act) ?? store.getState().openStep;
  run(stepId);
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

/** Opens the queue in front of the last selected step, or the fullest one. */
export function openQueue({ store, drawer }: CanvasReach): void {
  const stepId = store.getState().selectedSteps.at(-1);
  if (stepId) drawer.getState().showQueue({ stepId });
  else drawer.getState().setTab("queues");
}

/** How long cards glide to their new places. */
const glideMs = 220;

/** Lays everything out anew, in a worker; without one, by the simpler layout of imports. */
export async function tidyAll(reach: CanvasReach): Promise<void> {
  const { store, view, motionMs } = reach;
  const { graph } = store.getState().history.present;
  const { layOut } = await import("./tidy/lay-out.ts");
  const positions = await layOut(graph);
  if (motionMs > 0) {
    view.getState().setGliding(true);
    setTimeout(() => view.getState().setGliding(false), glideMs * 2);
  }
  store.getState().edit((flow) => moveSteps(flow, { positions }));
  // The camera looks at the new places, which are drawn in the next frame.
  requestAnimationFrame(() => fitAll(reach));
}

export function fitAll({ canvas, motionMs }: CanvasReach): void {
  void canvas.fitView({ ...fitOptions, duration: motionMs });
}

/** Moves the selection along an arrow key and keeps it in sight. */
export function walk(reach: CanvasReach, direction: Direction): void {
  const { history, selectedSteps, selectedNotes, openStepId, selectSteps, selectNotes, openStep } =
    reach.store.getState();
  const from = selectedSteps.at(-1) ?? selectedNotes.at(-1);
  const next = walkSteps(history.present, { from, direction });
  if (!next) return;
  const isNote = findStep(history.present, next) === undefined;
  selectNotes(isNote ? [next] : []);
  if (isNote) selectSteps([]);
  else if (openStepId) openStep(next);
  else selectSteps([next]);
  focusCard(next);
  showStep(reach, next);
}

/** Room for the plus behind a step, in canvas units. */
const plusRoom = 72;

/** A step that is moved into sight does not stick to the border. */
const marginPx = 24;

/**
 * Brings a step into sight, with the plus behind it. One that is near is moved no further than needed, so that what stands before it stays in
 * sight as well; one that is far away goes to the middle, as the only step does.
 */
export function showStep({ store, canvas, motionMs }: CanvasReach, stepId: string): void {
  const definition = store.getState().history.present;
  const position = findStep(definition, stepId)?.position;
  const pane = document.querySelector(".react-flow")?.getBoundingClientRect();
  if (!position || !pane) return;
  const topLeft = canvas.flowToScreenPosition(position);
  const corner = { x: position.x + stepSize.width + plusRoom, y: position.y + stepSize.height };
  const bottomRight = canvas.flowToScreenPosition(corner);
  const dx = shiftIntoView({ from: topLeft.x, to: bottomRight.x }, { from: pane.left, to: pane.right });
  const dy = shiftIntoView({ from: topLeft.y, to: bottomRight.y }, { from: pane.top, to: pane.bottom });
  const isOnly = definition.graph.nodes.length === 1;
  if (!isOnly && dx === 0 && dy === 0) return;
  if (!isOnly && Math.abs(dx) < pane.width && Math.abs(dy) < pane.height) {
    const { x, y, zoom } = canvas.getViewport();
    void canvas.setViewport({ x: x + dx, y: y + dy, zoom }, { duration: motionMs });
    return;
  }
  const centre = { x: position.x + stepSize.width / 2, y: position.y + stepSize.height / 2 };
  void canvas.setCenter(centre.x, centre.y, { zoom: canvas.getZoom(), duration: motionMs });
}

interface Span {
  from: number;
  to: number;
}

/** How far something has to be moved to be in sight; what is too long shows its beginning. */
function shiftIntoView(thing: Span, pane: Span): number {
  if (thing.from >= pane.from && thing.to <= pane.to) return 0;
  const isLeft = thing.from < pane.from || thing.to - thing.from > pane.to - pane.from - 2 * marginPx;
  return isLeft ? pane.from + marginPx - thing.from : pane.to - marginPx - thing.to;
}
