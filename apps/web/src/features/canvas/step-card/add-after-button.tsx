"use client";

import { Plus } from "lucide-react";
import { feedsSteps } from "@/features/flow-editor/document/find-step.ts";
import { useEditor, useEditorStore } from "@/features/flow-editor/store/editor-context.tsx";
import { cn } from "@/lib/cn.ts";

const seenStyle = "border-line-strong bg-surface";
/** Without colour instead of see-through, which would be a layer of its own on every card. */
const unseenStyle =
  "border-transparent focus-visible:border-line-strong focus-visible:bg-surface group-hover/step:border-line-strong group-hover/step:bg-surface not-focus-visible:not-group-hover/step:[&_svg]:invisible";

/**
 * The plus at a step's output: behind it while the output is open; below the corner, on hover and focus, when it feeds something
 * already, since the place behind it is the edge's.
 */
export function AddAfterButton({ stepId, stepName }: { stepId: string; stepName: string }) {
  const store = useEditorStore();
  const isOpen = useEditor((state) => !feedsSteps(state.history.present, stepId));
  return (
    <div
      className={cn(
        "pointer-events-none absolute flex items-center",
        isOpen ? "inset-y-0 left-full" : "-bottom-3 -right-3",
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
        className={cn(
          "nodrag nopan pointer-events-auto grid size-6 place-items-center rounded-control border text-ink-muted transition-colors hover:border-accent hover:bg-accent hover:text-on-accent",
          isOpen ? seenStyle : unseenStyle,
        )}
      >
        <Plus aria-hidden className="size-4" />
      </button>
    </div>
  );
}
