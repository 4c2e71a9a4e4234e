"use client";

import type { NoteColor } from "@millrace/flow";
import { type Node, type NodeProps, NodeResizeControl } from "@xyflow/react";
import { memo, useState } from "react";
import { changeNote } from "@/features/flow-editor/document/change-notes.ts";
import { useEditor, useEditorStore } from "@/features/flow-editor/store/editor-context.tsx";
import { cn } from "@/lib/cn.ts";
import { useCanvasView, useCanvasViewStore } from "./canvas-view.tsx";
import { focusCard } from "./focus-card.ts";
import { NoteText } from "./note-text.tsx";

export type NoteCanvasNode = Node<Record<string, never>, "note">;

const tints: Record<NoteColor, string> = {
  plain: "border-line-strong bg-surface",
  accent: "border-accent/50 bg-accent-soft",
  green: "border-running/50 bg-running-soft",
  amber: "border-suspended/50 bg-suspended-soft",
  red: "border-problem/50 bg-problem-soft",
};

/** A sticky note: words for people, beside or behind the steps. */
export const NoteNode = memo(function NoteNode({ id, selected }: NodeProps<NoteCanvasNode>) {
  const note = useEditor((state) => state.history.present.notes?.find((candidate) => candidate.id === id));
  const isWritten = useCanvasView((view) => view.writtenNoteId === id);
  if (!note) return null;
  return (
    <div
      className={cn(
        "relative size-full overflow-hidden rounded-card border text-ink",
        tints[note.color ?? "plain"],
        selected && "border-accent outline-2 outline-accent/45",
      )}
    >
      {isWritten ? <NoteInput noteId={id} text={note.text} /> : <NoteText text={note.text} />}
      <NodeResizeControl
        position="bottom-right"
        className="note-corner"
        minWidth={120}
        minHeight={64}
        maxWidth={2000}
        maxHeight={2000}
      />
    </div>
  );
});

function NoteInput({ noteId, text }: { noteId: string; text: string }) {
  const store = useEditorStore();
  const view = useCanvasViewStore();
  const [typed, setTyped] = useState(text);
  const finish = () => {
    if (view.getState().writtenNoteId === noteId) view.getState().writeNote(undefined);
    if (typed !== text) store.getState().edit((flow) => changeNote(flow, { noteId, change: { text: typed } }));
  };
  return (
    <textarea
      // biome-ignore lint/a11y/noAutofocus: it appears because the person asked to write here
      autoFocus
      aria-label="Text of the note"
      placeholder="Write a note. # heading, - list, **bold**"
      value={typed}
      maxLength={10_000}
      onChange={(event) => setTyped(event.target.value)}
      // Writing goes on where the text ends.
      onFocus={({ currentTarget }) => currentTarget.setSelectionRange(text.length, text.length)}
      onBlur={finish}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === "Escape" || (event.key === "Enter" && (event.ctrlKey || event.metaKey))) {
          finish();
          focusCard(noteId);
        }
      }}
      className="nodrag nowheel nopan size-full resize-none bg-transparent p-3 text-sm outline-none placeholder:text-ink-muted"
    />
  );
}
