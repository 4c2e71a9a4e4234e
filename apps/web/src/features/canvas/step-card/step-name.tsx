"use client";

import { useState } from "react";
import { renameStep } from "@/features/flow-editor/document/change-step.ts";
import { useEditor, useEditorStore } from "@/features/flow-editor/store/editor-context.tsx";
import { cn } from "@/lib/cn.ts";

/** The step's name; an input while it is being renamed (F2 or a double click). */
export function StepName({ stepId, name, fromAfar }: { stepId: string; name: string; fromAfar?: boolean }) {
  const renaming = useEditor((state) => state.renamingStepId === stepId);
  if (renaming) return <NameInput stepId={stepId} name={name} />;
  return (
    // In its own direction, or an ellipsis would stand for the beginning of a name in Hebrew.
    <span
      dir="auto"
      className={cn(
        "text-left font-medium text-ink",
        fromAfar ? "line-clamp-2 text-xl leading-6" : "block truncate text-sm leading-5",
      )}
    >
      {name}
    </span>
  );
}

function NameInput({ stepId, name }: { stepId: string; name: string }) {
  const store = useEditorStore();
  const [text, setText] = useState(name);
  const finish = (keep: boolean) => {
    const { renamingStepId, startRenaming, edit } = store.getState();
    if (renamingStepId !== stepId) return; // Enter ends it, and the blur that follows must not do it again
    startRenaming(undefined);
    if (keep && text.trim() !== name) edit((definition) => renameStep(definition, { stepId, name: text }));
  };
  return (
    <input
      // biome-ignore lint/a11y/noAutofocus: it appears because the person asked to type here
      autoFocus
      aria-label="Step name"
      value={text}
      maxLength={200}
      onFocus={(event) => event.target.select()}
      onChange={(event) => setText(event.target.value)}
      onBlur={() => finish(true)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === "Enter") finish(true);
        if (event.key === "Escape") finish(false);
      }}
      className="nodrag -mx-1 block w-full rounded-sm bg-sunken px-1 font-medium text-ink text-sm leading-5 outline-2 outline-accent"
    />
  );
}
