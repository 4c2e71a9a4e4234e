"use client";

import { keepsQueues } from "@millrace/flow";
import { useStore } from "@xyflow/react";
import { Gauge, Keyboard, LayoutGrid, Map as MapIcon, Maximize, Minus, Plus, StickyNote } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { useEditor } from "@/features/flow-editor/store/editor-context.tsx";
import { useWorkingState } from "@/features/flow-live/live-context.tsx";
import { useLiveView } from "@/features/flow-live/live-view.tsx";
import { cn } from "@/lib/cn.ts";
import { addFromSelection, addNoteHere, type CanvasReach, fitAll, tidyAll } from "./canvas-commands.ts";
import { useCanvasView } from "./canvas-view.tsx";

/** Zoom, fit, tidy and the sheet of shortcuts, at the lower left of the canvas. */
export function CanvasToolbar({ reach }: { reach: CanvasReach }) {
  const { canvas, motionMs } = reach;
  const showsMinimap = useCanvasView((state) => state.showsMinimap);
  const percent = useStore((state) => Math.round(state.transform[2] * 100));
  const isEmpty = useEditor((state) => state.history.present.graph.nodes.length === 0);
  return (
    <div
      role="toolbar"
      aria-label="Canvas"
      className="absolute bottom-3 left-3 z-10 flex items-center rounded-card border bg-surface p-0.5"
    >
      <IconButton size="sm" label="Zoom out" shortcut="-" onClick={() => void canvas.zoomOut({ duration: motionMs })}>
        <Minus aria-hidden />
      </IconButton>
      <button
        type="button"
        aria-label={`Zoom ${percent} %, back to 100 %`}
        onClick={() => void canvas.zoomTo(1, { duration: motionMs })}
        className="h-7 w-12 rounded-control text-center text-ink-muted text-xs tabular-nums transition-colors hover:bg-hover hover:text-ink"
      >
        {percent} %
      </button>
      <IconButton size="sm" label="Zoom in" shortcut="+" onClick={() => void canvas.zoomIn({ duration: motionMs })}>
        <Plus aria-hidden />
      </IconButton>
      <span aria-hidden className="mx-0.5 h-4 w-px bg-line" />
      <IconButton size="sm" label="Show everything" shortcut="1" disabled={isEmpty} onClick={() => fitAll(reach)}>
        <Maximize aria-hidden />
      </IconButton>
      <IconButton
        size="sm"
        label="Tidy up"
        shortcut="Shift+Alt+T"
        disabled={isEmpty}
        onClick={() => void tidyAll(reach)}
      >
        <LayoutGrid aria-hidden />
      </IconButton>
      <IconButton
        size="sm"
        label="Map"
        shortcut="M"
        aria-pressed={showsMinimap}
        disabled={isEmpty}
        className={cn(showsMinimap && "bg-accent-soft text-accent-text")}
        onClick={() => reach.view.getState().toggleMinimap()}
      >
        <MapIcon aria-hidden />
      </IconButton>
      <IconButton size="sm" label="Add note" shortcut="Shift+S" onClick={() => addNoteHere(reach)}>
        <StickyNote aria-hidden />
      </IconButton>
      <QueuesButton onClick={() => reach.live.getState().toggleQueues()} />
      <IconButton
        size="sm"
        label="Keyboard shortcuts"
        shortcut="?"
        onClick={() => reach.view.getState().show("shortcuts")}
      >
        <Keyboard aria-hidden />
      </IconButton>
      {!isEmpty && (
        <>
          <span aria-hidden className="mx-0.5 h-4 w-px bg-line" />
          <IconButton size="sm" label="Add step" shortcut="N" onClick={() => addFromSelection(reach)}>
            <Plus aria-hidden className="text-accent-text" />
          </IconButton>
        </>
      )}
    </div>
  );
}

/** Only a flow that is up has queues to show. */
function QueuesButton({ onClick }: { onClick(): void }) {
  const isShown = useLiveView((view) => view.showsQueues);
  const hasQueues = keepsQueues(useWorkingState());
  return (
    <IconButton
      size="sm"
      label="Queues on all connections"
      shortcut="Q"
      aria-pressed={isShown}
      disabled={!hasQueues}
      className={cn(isShown && "bg-accent-soft text-accent-text")}
      onClick={onClick}
    >
      <Gauge aria-hidden />
    </IconButton>
  );
}
