import type { FlowDefinition, FlowNote } from "@millrace/flow";
import { produce } from "immer";
import { type Point, snap } from "./step-geometry.ts";

export const newNoteSize = { width: 240, height: 140 } as const;

/** The id of the next note: `note_<n>`, one above the highest in use. */
export function nextNoteId(definition: FlowDefinition): string {
  const numbers = (definition.notes ?? []).map(({ id }) => Number(/^note_(\d+)$/.exec(id)?.[1] ?? 0));
  return `note_${Math.max(0, ...numbers) + 1}`;
}

export function addNote(definition: FlowDefinition, note: FlowNote): FlowDefinition {
  return { ...definition, notes: [...(definition.notes ?? []), { ...note, position: snap(note.position) }] };
}

/** Changes text, colour, place or size of a note; `color: undefined` makes it plain. */
export function changeNote(
  definition: FlowDefinition,
  { noteId, change }: { noteId: string; change: { [Key in keyof FlowNote]?: FlowNote[Key] | undefined } },
): FlowDefinition {
  return produce(definition, (draft) => {
    const note = draft.notes?.find(({ id }) => id === noteId);
    if (!note) return;
    if (change.text !== undefined) note.text = change.text;
    if (change.size) note.size = change.size;
    if (change.position) note.position = snap(change.position);
    if (change.color) note.color = change.color;
    else if ("color" in change) delete note.color;
  });
}

export function moveNotes(
  definition: FlowDefinition,
  { positions }: { positions: ReadonlyMap<string, Point> },
): FlowDefinition {
  return produce(definition, (draft) => {
    for (const note of draft.notes ?? []) {
      const place = positions.get(note.id);
      if (place) note.position = snap(place);
    }
  });
}

/** A definition without notes has no list of them. */
export function deleteNotes(definition: FlowDefinition, { noteIds }: { noteIds: readonly string[] }): FlowDefinition {
  return produce(definition, (draft) => {
    const left = (draft.notes ?? []).filter(({ id }) => !noteIds.includes(id));
    if (left.length > 0) draft.notes = left;
    else delete draft.notes;
  });
}
