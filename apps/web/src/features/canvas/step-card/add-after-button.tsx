"use client";

import { Plus } from "lucide-react";
import { useEditor, useEditorStore } from "@/features/flow-editor/store/editor-context.tsx";
import { cn } from "@/lib/cn.ts";

/**
 * The plus at a step's output: behind it while the output is open; below the corner, on hover and focus, when it feeds something
 * already, since the place behind it is the edge's.
 */
export function AddAfterButton({ stepId, stepName }: { stepId: string; stepName: string }) {
  const store = useEditorStore();
  const isOpen = useEditor((state) => !state.history.present.graph.edges.some((edge) => edge.source === stepId));
  return (
    <div
      className={cn(
        "pointer-events-none absolute z-10 flex items-center transition-opacity",
        isOpen
          ? "-translate-y-1/2 top-1/2 left-full"
          : "-bottom-3 -right-3 opacity-0 focus-within:opacity-100 group-hover/step:opacity-100",
      )}
    >
      {isOpen && <span aria-hidden className="h-px w-7 bg-line-strong" />}
      <button
        type="button"
        aria-label={`Add step after ${stepName}`}
        title="Add a step (N)"
        onClick={(event) => {
          event.stopPropagation();
          store.getState().openPicker({ kind: "after", stepId });
        }}
        className="nodrag nopan pointer-events-auto grid size-6 place-items-center rounded-control border border-line-strong bg-surface text-ink-muted transition-colors hover:border-accent hover:bg-accent hover:text-on-accent"
      >
        <Plus aria-hidden className="size-4" />
      </button>
    </div>
  );
}
