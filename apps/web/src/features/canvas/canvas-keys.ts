import { walkToProblem } from "../flow-editor/problems/walk-to-problem.ts";
import {
  addFromSelection,
  type CanvasReach,
  deleteSelection,
  duplicateSelection,
  fitAll,
  pauseSelected,
  tidyAll,
  walk,
} from "./canvas-commands.ts";

type Command = (reach: CanvasReach) => void;

/** Keys of the canvas, as `chord` names them. The same list is shown on the sheet of shortcuts. */
export const canvasKeys: ReadonlyArray<{ chords: readonly string[]; does: string; run: Command }> = [
  { chords: ["N", "Tab"], does: "Add a step", run: addFromSelection },
  { chords: ["Delete", "Backspace"], does: "Delete and reconnect", run: deleteSelection },
  { chords: ["Mod+D"], does: "Duplicate", run: duplicateSelection },
  { chords: ["Mod+Z"], does: "Undo", run: ({ store }) => store.getState().undo() },
  { chords: ["Mod+Shift+Z", "Mod+Y"], does: "Redo", run: ({ store }) => store.getState().redo() },
  { chords: ["Mod+A"], does: "Select all", run: selectAll },
  { chords: ["F2"], does: "Rename", run: ({ store }) => store.getState().startRenaming(selected(store)) },
  { chords: ["R"], does: "Replace", run: replaceSelected },
  { chords: ["Enter"], does: "Open the step", run: openSelected },
  { chords: ["."], does: "Pause or resume the step, while the flow is up", run: pauseSelected },
  {
    chords: ["Q"],
    does: "Show what is in the queues, on all connections",
    run: ({ live }) => live.getState().toggleQueues(),
  },
  { chords: ["W"], does: "Why is it not moving?", run: ({ live }) => live.getState().askWhy(true) },
  {
    chords: ["Shift+R"],
    does: "Retry what failed in the execution that is shown",
    run: (reach) => reach.retryShown(selected(reach.store)),
  },
  { chords: ["Escape"], does: "Close the panel, clear the selection", run: leave },
  { chords: ["ArrowLeft"], does: "Walk back", run: (reach) => walk(reach, "left") },
  { chords: ["ArrowRight"], does: "Walk on", run: (reach) => walk(reach, "right") },
  { chords: ["ArrowUp"], does: "Walk up", run: (reach) => walk(reach, "up") },
  { chords: ["ArrowDown"], does: "Walk down", run: (reach) => walk(reach, "down") },
  { chords: ["]", "F8"], does: "Next problem", run: (reach) => walkToProblem(reach, 1) },
  { chords: ["[", "Shift+F8"], does: "Previous problem", run: (reach) => walkToProblem(reach, -1) },
  { chords: ["Shift+P"], does: "Publish…", run: ({ store }) => store.getState().openReview({ kind: "publish" }) },
  { chords: ["1"], does: "Show everything", run: fitAll },
  { chords: ["0"], does: "100 %", run: ({ canvas, motionMs }) => void canvas.zoomTo(1, { duration: motionMs }) },
  { chords: ["+", "="], does: "Zoom in", run: ({ canvas, motionMs }) => void canvas.zoomIn({ duration: motionMs }) },
  { chords: ["-"], does: "Zoom out", run: ({ canvas, motionMs }) => void canvas.zoomOut({ duration: motionMs }) },
  { chords: ["Shift+Alt+T"], does: "Tidy up", run: tidyAll },
];

/** The command of a key event, or undefined. */
export function commandOf(event: KeyboardEvent): Command | undefined {
  const pressed = chord(event);
  return canvasKeys.find(({ chords }) => chords.includes(pressed))?.run;
}

/** `Mod+Shift+Z`, `Shift+Alt+T`, `1`. Shift is named for letters only: a + needs it on many keyboards. */
export function chord(
  event: Pick<KeyboardEvent, "key" | "code" | "ctrlKey" | "metaKey" | "shiftKey" | "altKey">,
): string {
  // With Alt, some systems put another character under the key: its place on the keyboard says what is meant.
  const letter = /^Key([A-Z])$/.exec(event.code)?.[1];
  const key = letter ?? event.key;
  const parts = [
    (event.ctrlKey || event.metaKey) && "Mod",
    event.shiftKey && (letter || key.length > 1) && "Shift",
    event.altKey && "Alt",
    key.length === 1 ? key.toUpperCase() : key,
  ];
  return parts.filter(Boolean).join("+");
}

function selected(store: CanvasReach["store"]): string | undefined {
  return store.getState().selectedSteps.at(-1);
}

function selectAll({ store }: CanvasReach): void {
  store.getState().selectSteps(store.getState().history.present.graph.nodes.map((node) => node.id));
}

function replaceSelected({ store }: CanvasReach): void {
  const stepId = selected(store);
  if (stepId) store.getState().openPicker({ kind: "replace", stepId });
}

function openSelected({ store }: CanvasReach): void {
  const stepId = selected(store);
  if (stepId) store.getState().openStep(stepId);
}

function leave({ store }: CanvasReach): void {
  const { openStepId, closePanel, selectSteps, selectEdge } = store.getState();
  if (openStepId) {
    closePanel();
    return;
  }
  selectSteps([]);
  selectEdge(undefined);
}
