"use client";

import { Plus } from "lucide-react";
import { useEditor, useEditorStore } from "@/features/flow-editor/store/editor-context.tsx";
import { cn } from "@/lib/cn.ts";

/** The plus at a step's output: always there while the output is open, on hover and focus when it feeds something already. */
export function AddAfterButton({ stepId, stepName }: { stepId: string; stepName: string }) {
  const store = useEditorStore();
  const isOpen = useEditor((state) => !state.history.present.graph.edges.some((edge) => edge.source === stepId));
  return (
    <div
      className={cn(
        "-translate-y-1/2 pointer-events-none absolute top-1/2 left-full flex items-center transition-opacity",
        !isOpen && "opacity-0 focus-within:opacity-100 group-hover/step:opacity-100",
      )}
    >
      <span aria-hidden className={cn("h-px bg-line-strong", isOpen ? "w-7" : "w-1.5 bg-transparent")} />
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
