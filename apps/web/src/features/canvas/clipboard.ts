import { formatMany } from "../../lib/format-count.ts";
import { deleteNotes } from "../flow-editor/document/change-notes.ts";
import { clipOf } from "../flow-editor/document/clip.ts";
import { deleteSteps } from "../flow-editor/document/delete-steps.ts";
import { pasteClip } from "../flow-editor/document/paste-clip.ts";
import type { EditorStore } from "../flow-editor/store/editor-store.ts";
import type { CanvasReach } from "./canvas-commands.ts";
import { readClip } from "./read-clip.ts";
import { viewCentre } from "./view-centre.ts";

/** The selection as text for the system's clipboard; undefined when nothing is selected. */
export function copySelection(store: EditorStore): string | undefined {
  const { selectedSteps: stepIds, selectedNotes: noteIds, history } = store.getState();
  if (stepIds.length + noteIds.length === 0) return undefined;
  return JSON.stringify(clipOf(history.present, { stepIds, noteIds }), null, 2);
}

export function deleteSelected(store: EditorStore): void {
  const { selectedSteps: stepIds, selectedNotes: noteIds, edit } = store.getState();
  edit((flow) => deleteNotes(deleteSteps(flow, { stepIds }), { noteIds }));
}

/** Puts what is in the text into the document: copied steps at once, a whole flow after asking, and junk not at all. */
export function pasteText(reach: CanvasReach, text: string): void {
  const { toast } = reach;
  const read = readClip(text);
  if (read.kind === "junk") {
    toast.error("There are no steps to paste", { description: read.reason });
    return;
  }
  const paste = () => {
    const { store, credentials, isTrigger } = reach;
    const { edit, selectSteps, selectNotes, history } = store.getState();
    const hasTrigger = history.present.graph.nodes.some(({ command }) => isTrigger(command));
    const [clip, dropped] = hasTrigger ? withoutTriggers(read.clip, isTrigger) : [read.clip, 0];
    const at = viewCentre(reach);
    const pasted = pasteClip(history.present, { clip, at, credentials: credentials() });
    edit(() => pasted.definition);
    selectSteps(pasted.stepIds);
    selectNotes(pasted.noteIds);
    if (dropped > 0)
      toast.tell("The trigger stayed behind", { description: "A flow has one trigger, and this one has it." });
  };
  if (read.kind === "steps") {
    paste();
    return;
  }
  toast.tell(`A flow file: "${read.name}"`, {
    description: `Paste its ${formatMany(read.clip.graph.nodes.length, "step")} into this flow?`,
    action: { label: "Paste", onClick: paste },
    duration: 15_000,
  });
}

type Clip = Parameters<typeof pasteClip>[1]["clip"];

function withoutTriggers(clip: Clip, isTrigger: (command: string) => boolean): [Clip, number] {
  const gone = new Set(clip.graph.nodes.filter(({ command }) => isTrigger(command)).map(({ id }) => id));
  if (gone.size === 0) return [clip, 0];
  const nodes = clip.graph.nodes.filter(({ id }) => !gone.has(id));
  const edges = clip.graph.edges.filter(({ source, target }) => !gone.has(source) && !gone.has(target));
  return [{ ...clip, graph: { nodes, edges } }, gone.size];
}

/** From a menu, where the browser's own copying does not begin with a key. */
export async function writeClipboard({ toast }: CanvasReach, text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    toast.error("The browser does not let this page copy", { description: "Copy with Ctrl+C instead." });
    return false;
  }
}

export async function readClipboard({ toast }: CanvasReach): Promise<string | undefined> {
  try {
    return await navigator.clipboard.readText();
  } catch {
    toast.error("The browser does not let this page paste", { description: "Paste with Ctrl+V instead." });
    return undefined;
  }
}
