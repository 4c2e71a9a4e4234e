import { walkToProblem } from "../flow-editor/problems/walk-to-problem.ts";
import {
  actOnStep,
  addFromSelection,
  addNoteHere,
  type CanvasReach,
  deleteSelection,
  duplicateSelection,
  fitAll,
  openErrorHandler,
  openQueue,
  pauseSelected,
  skipSelection,
  tidyAll,
  walk,
} from "./canvas-commands.ts";
import { copySelection, deleteSelected, pasteText, readClipboard, writeClipboard } from "./clipboard.ts";

type Command = (reach: CanvasReach) => void;

export interface CanvasKey {
  id: string;
  chords: readonly string[];
  does: string;
  run: Command;
  /** The browser itself begins it (copy, paste); the chord is only shown. */
  isNative?: boolean;
  /** Of use only while it is pressed: not offered by name. */
  isMove?: boolean;
}

/** Keys of the canvas, as `chord` names them. The sheet of shortcuts, the menus and the palette show the same list. */
export const canvasKeys: readonly CanvasKey[] = [
  { id: "add", chords: ["N", "Tab"], does: "Add a step", run: addFromSelection },
  {
    id: "errors",
    chords: ["Shift+E"],
    does: "Add an error handler, or open it",
    run: openErrorHandler,
  },
  { id: "note", chords: ["Shift+S"], does: "Add a note", run: (reach) => addNoteHere(reach) },
  { id: "open", chords: ["Enter"], does: "Open the step", run: openSelected },
  { id: "rename", chords: ["F2"], does: "Rename", run: ({ store }) => store.getState().startRenaming(selected(store)) },
  { id: "replace", chords: ["R"], does: "Replace", run: replaceSelected },
  { id: "skip", chords: ["D"], does: "Skip, or take in again", run: skipSelection },
  { id: "test", chords: ["T"], does: "Test the step", run: (reach) => actOnStep(reach, "test") },
  { id: "pin", chords: ["P"], does: "Pin its sample", run: (reach) => actOnStep(reach, "pin") },
  { id: "pause", chords: ["."], does: "Pause or resume the step, while the flow is up", run: pauseSelected },
  { id: "duplicate", chords: ["Mod+D"], does: "Duplicate", run: duplicateSelection },
  { id: "copy", chords: ["Mod+C"], does: "Copy", run: copy, isNative: true },
  { id: "cut", chords: ["Mod+X"], does: "Cut", run: cut, isNative: true },
  { id: "paste", chords: ["Mod+V"], does: "Paste", run: paste, isNative: true },
  { id: "delete", chords: ["Delete", "Backspace"], does: "Delete and reconnect", run: deleteSelection },
  { id: "select-all", chords: ["Mod+A"], does: "Select all", run: selectAll },
  { id: "undo", chords: ["Mod+Z"], does: "Undo", run: ({ store }) => store.getState().undo() },
  { id: "redo", chords: ["Mod+Shift+Z", "Mod+Y"], does: "Redo", run: ({ store }) => store.getState().redo() },
  { id: "close", chords: ["Escape"], does: "Close the panel, clear the selection", run: leave, isMove: true },
  { id: "left", chords: ["ArrowLeft"], does: "Walk back", run: (reach) => walk(reach, "left"), isMove: true },
  { id: "right", chords: ["ArrowRight"], does: "Walk on", run: (reach) => walk(reach, "right"), isMove: true },
  { id: "up", chords: ["ArrowUp"], does: "Walk up", run: (reach) => walk(reach, "up"), isMove: true },
  { id: "down", chords: ["ArrowDown"], does: "Walk down", run: (reach) => walk(reach, "down"), isMove: true },
  { id: "next-problem", chords: ["]", "F8"], does: "Next problem", run: (reach) => walkToProblem(reach, 1) },
  {
    id: "previous-problem",
    chords: ["[", "Shift+F8"],
    does: "Previous problem",
    run: (reach) => walkToProblem(reach, -1),
  },
  {
    id: "publish",
    chords: ["Shift+P"],
    does: "Publish…",
    run: ({ store }) => store.getState().openReview({ kind: "publish" }),
  },
  {
    id: "retry",
    chords: ["Shift+R"],
    does: "Retry what failed in the execution that is shown",
    run: (reach) => reach.retryShown(selected(reach.store)),
  },
  {
    id: "queues",
    chords: ["Q"],
    does: "Show what is in the queues, on all connections",
    run: ({ live }) => live.getState().toggleQueues(),
  },
  { id: "look", chords: ["Shift+Q"], does: "Look into the queue of the step", run: openQueue },
  { id: "why", chords: ["W"], does: "Why is it not moving?", run: ({ live }) => live.getState().askWhy(true) },
  { id: "fit", chords: ["1"], does: "Show everything", run: fitAll },
  {
    id: "full-size",
    chords: ["0"],
    does: "100 %",
    run: ({ canvas, motionMs }) => void canvas.zoomTo(1, { duration: motionMs }),
  },
  {
    id: "zoom-in",
    chords: ["+", "="],
    does: "Zoom in",
    run: ({ canvas, motionMs }) => void canvas.zoomIn({ duration: motionMs }),
  },
  {
    id: "zoom-out",
    chords: ["-"],
    does: "Zoom out",
    run: ({ canvas, motionMs }) => void canvas.zoomOut({ duration: motionMs }),
  },
  { id: "minimap", chords: ["M"], does: "Show or hide the map", run: ({ view }) => view.getState().toggleMinimap() },
  { id: "tidy", chords: ["Shift+Alt+T"], does: "Tidy up", run: (reach) => void tidyAll(reach) },
  {
    id: "palette",
    chords: ["Mod+K"],
    does: "Find a command, a step or a page",
    run: ({ view }) => view.getState().show("palette"),
    isMove: true,
  },
  { id: "shortcuts", chords: ["?"], does: "Shortcuts", run: ({ view }) => view.getState().show("shortcuts") },
];

/** One of the list above; its id is checked by a test of the menus. */
export function canvasKey(id: string): CanvasKey | undefined {
  return canvasKeys.find((entry) => entry.id === id);
}

/** The command of a key event, or undefined. */
export function commandOf(event: KeyboardEvent): Command | undefined {
  const pressed = chord(event);
  return canvasKeys.find(({ chords, isNative }) => !isNative && chords.includes(pressed))?.run;
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

/** `Ctrl+Shift+Z`: a chord as people read it. */
export function chordWords(chordName: string): string {
  return chordName.replace("Mod", "Ctrl").replace("Delete", "Del").replace("Arrow", "");
}

function selected(store: CanvasReach["store"]): string | undefined {
  return store.getState().selectedSteps.at(-1);
}

function selectAll({ store }: CanvasReach): void {
  const { history, selectSteps, selectNotes } = store.getState();
  selectSteps(history.present.graph.nodes.map((node) => node.id));
  selectNotes((history.present.notes ?? []).map((note) => note.id));
}

function replaceSelected({ store }: CanvasReach): void {
  const stepId = selected(store);
  if (stepId) store.getState().openPicker({ kind: "replace", stepId });
}

function openSelected({ store, view }: CanvasReach): void {
  const stepId = selected(store);
  const noteId = store.getState().selectedNotes.at(-1);
  if (stepId) store.getState().openStep(stepId);
  else if (noteId) view.getState().writeNote(noteId);
}

function copy(reach: CanvasReach): void {
  const text = copySelection(reach.store);
  if (text !== undefined) void writeClipboard(reach, text);
}

function cut(reach: CanvasReach): void {
  const text = copySelection(reach.store);
  if (text === undefined) return;
  void writeClipboard(reach, text).then((isCopied) => isCopied && deleteSelected(reach.store));
}

function paste(reach: CanvasReach): void {
  void readClipboard(reach).then((text) => text !== undefined && pasteText(reach, text));
}

function leave({ store }: CanvasReach): void {
  const { openStepId, closePanel, selectSteps, selectNotes, selectEdge } = store.getState();
  if (openStepId) {
    closePanel();
    return;
  }
  selectSteps([]);
  selectNotes([]);
  selectEdge(undefined);
}
