"use client";

import { errorHandler, type NoteColor, noteColors } from "@millrace/flow";
import { type MouseEvent, type ReactNode, useState } from "react";
import {
  ContextMenu,
  ContextMenuContent,
  ContextMenuItem,
  ContextMenuLabel,
  ContextMenuSeparator,
  ContextMenuTrigger,
} from "@/components/overlay/context-menu.tsx";
import { changeNote } from "@/features/flow-editor/document/change-notes.ts";
import { disconnectSteps } from "@/features/flow-editor/document/connect-steps.ts";
import { type EdgeEnds, findStep } from "@/features/flow-editor/document/find-step.ts";
import type { Point } from "@/features/flow-editor/document/step-geometry.ts";
import { useEditor } from "@/features/flow-editor/store/editor-context.tsx";
import { addNoteHere, type CanvasReach } from "../canvas-commands.ts";
import { canvasKey, chordWords } from "../canvas-keys.ts";
import { useCanvasView } from "../canvas-view.tsx";
import { menuTarget } from "./menu-target.ts";

/** What was right-clicked. */
export type MenuTarget =
  | { kind: "step"; stepId: string }
  | { kind: "note"; noteId: string }
  | { kind: "edge"; edge: EdgeEnds }
  | { kind: "canvas"; place: Point };

/** The menu of whatever on the canvas was right-clicked (or has the focus, with the menu key): every act with its key. */
export function CanvasMenu({ reach, children }: { reach: CanvasReach; children: ReactNode }) {
  const [target, setTarget] = useState<MenuTarget>();
  const open = (event: MouseEvent) => {
    const found = menuTarget(event, reach);
    setTarget(found);
    const { selectedSteps, selectedNotes, selectSteps, selectNotes, selectEdge } = reach.store.getState();
    if (found.kind === "step" && !selectedSteps.includes(found.stepId)) {
      selectNotes([]);
      selectSteps([found.stepId]);
    }
    if (found.kind === "note" && !selectedNotes.includes(found.noteId)) {
      selectSteps([]);
      selectNotes([found.noteId]);
    }
    if (found.kind === "edge") {
      selectSteps([]);
      selectEdge(found.edge);
    } else selectEdge(undefined);
  };
  return (
    <ContextMenu>
      <ContextMenuTrigger className="block size-full" onContextMenu={open}>
        {children}
      </ContextMenuTrigger>
      {/* What an item opened keeps the focus: a name that is being typed, a note, the picker. */}
      <ContextMenuContent className="min-w-56" onCloseAutoFocus={(event) => event.preventDefault()}>
        {target && <Items reach={reach} target={target} />}
      </ContextMenuContent>
    </ContextMenu>
  );
}

function Items({ reach, target }: { reach: CanvasReach; target: MenuTarget }) {
  switch (target.kind) {
    case "step":
      return <StepItems reach={reach} stepId={target.stepId} />;
    case "note":
      return <NoteItems reach={reach} noteId={target.noteId} />;
    case "edge":
      return <EdgeItems reach={reach} edge={target.edge} />;
    case "canvas":
      return <CanvasItems reach={reach} place={target.place} />;
  }
}

function StepItems({ reach, stepId }: { reach: CanvasReach; stepId: string }) {
  const step = useEditor((state) => findStep(state.history.present, stepId));
  const many = useEditor((state) => state.selectedSteps.length);
  const acts = useCanvasView((view) => view.acts);
  if (!step) return null;
  const isTrigger = reach.isTrigger(step.command);
  return (
    <>
      <ContextMenuLabel>{many > 1 ? `${many} steps` : (step.name ?? step.id)}</ContextMenuLabel>
      {many === 1 && (
        <>
          <Item reach={reach} id="open" />
          <Item reach={reach} id="add" words="Add a step after it" />
          <Item reach={reach} id="rename" />
          <Item reach={reach} id="replace" words="Replace…" />
          {acts.has("test") && <Item reach={reach} id="test" />}
          {acts.has("pin") && <Item reach={reach} id="pin" />}
          <Item reach={reach} id="pause" words="Pause or resume" />
          <ContextMenuSeparator />
        </>
      )}
      <Item
        reach={reach}
        id="skip"
        words={step.skipped ? "Take in again" : isTrigger ? "Skip (a trigger cannot be)" : "Skip"}
        disabled={isTrigger && !step.skipped && many === 1}
      />
      <Item reach={reach} id="duplicate" />
      <Item reach={reach} id="copy" />
      <Item reach={reach} id="cut" />
      <ContextMenuSeparator />
      <Item reach={reach} id="delete" danger />
    </>
  );
}

const colorNames: Record<NoteColor, string> = {
  plain: "Plain",
  accent: "Blue-green",
  green: "Green",
  amber: "Amber",
  red: "Red",
};

function NoteItems({ reach, noteId }: { reach: CanvasReach; noteId: string }) {
  const color = useEditor((state) => state.history.present.notes?.find((note) => note.id === noteId)?.color ?? "plain");
  const paint = (wish: NoteColor) =>
    reach.store
      .getState()
      .edit((flow) => changeNote(flow, { noteId, change: { color: wish === "plain" ? undefined : wish } }));
  return (
    <>
      <Item reach={reach} id="open" words="Write" />
      <Item reach={reach} id="copy" />
      <Item reach={reach} id="cut" />
      <ContextMenuSeparator />
      <ContextMenuLabel>Colour</ContextMenuLabel>
      {noteColors.map((name) => (
        <ContextMenuItem key={name} onSelect={() => paint(name)}>
          {colorNames[name]}
          {name === color && <span className="ml-auto text-ink-faint text-xs">now</span>}
        </ContextMenuItem>
      ))}
      <ContextMenuSeparator />
      <Item reach={reach} id="delete" words="Delete" danger />
    </>
  );
}

function EdgeItems({ reach, edge }: { reach: CanvasReach; edge: EdgeEnds }) {
  const { store } = reach;
  return (
    <>
      <ContextMenuItem onSelect={() => store.getState().openPicker({ kind: "edge", edge })}>
        Insert a step…
      </ContextMenuItem>
      <ContextMenuItem onSelect={() => store.getState().openStep(edge.target, { tab: "input" })}>
        Condition and mapping
      </ContextMenuItem>
      <ContextMenuSeparator />
      <ContextMenuItem
        danger
        shortcut="Del"
        onSelect={() => store.getState().edit((flow) => disconnectSteps(flow, edge))}
      >
        Delete connection
      </ContextMenuItem>
    </>
  );
}

function CanvasItems({ reach, place }: { reach: CanvasReach; place: Point }) {
  const hasErrorHandler = useEditor((state) => errorHandler(state.history.present.graph) !== undefined);
  return (
    <>
      <ContextMenuItem
        shortcut="N"
        onSelect={() => reach.store.getState().openPicker({ kind: "free", position: place })}
      >
        Add a step here…
      </ContextMenuItem>
      <ContextMenuItem shortcut="Shift+S" onSelect={() => addNoteHere(reach, place)}>
        Add a note here
      </ContextMenuItem>
      <Item reach={reach} id="errors" words={hasErrorHandler ? "Open the error handler" : "Add an error handler…"} />
      <Item reach={reach} id="paste" />
      <Item reach={reach} id="select-all" />
      <ContextMenuSeparator />
      <Item reach={reach} id="undo" />
      <Item reach={reach} id="redo" />
      <ContextMenuSeparator />
      <Item reach={reach} id="tidy" />
      <Item reach={reach} id="fit" />
      <Item reach={reach} id="minimap" />
      <ContextMenuSeparator />
      <Item reach={reach} id="palette" words="Find…" />
      <Item reach={reach} id="shortcuts" />
    </>
  );
}

interface ItemProps {
  reach: CanvasReach;
  /** Of the list of keys. */
  id: string;
  words?: string;
  danger?: boolean;
  disabled?: boolean;
}

function Item({ reach, id, words, danger = false, disabled = false }: ItemProps) {
  const key = canvasKey(id);
  if (!key) return null;
  const [chord] = key.chords;
  return (
    <ContextMenuItem
      danger={danger}
      disabled={disabled}
      {...(chord && { shortcut: chordWords(chord) })}
      // The menu is closed first: what the act opens gets the focus.
      onSelect={() => requestAnimationFrame(() => key.run(reach))}
    >
      {words ?? key.does}
    </ContextMenuItem>
  );
}
