"use client";

import { type FlowNode, plainName } from "@millrace/flow";
import { useState } from "react";
import { renameStep } from "@/features/flow-editor/document/change-step.ts";
import { useEditorStore } from "@/features/flow-editor/store/editor-context.tsx";

/** The step's name, changed while one types. The blank behind a word stays in the input until the next word comes: a name ends without it. */
export function StepNameInput({ step }: { step: FlowNode }) {
  const store = useEditorStore();
  const [typed, setTyped] = useState<string>();
  const name = step.name ?? "";
  const isHere = typed !== undefined && typed.trim() === name;
  return (
    <input
      aria-label="Step name"
      aria-keyshortcuts="F2"
      title="Rename (F2). References use the step's id, so they stay."
      dir="auto"
      value={isHere ? typed : name}
      placeholder={step.id}
      maxLength={200}
      onChange={({ target }) => {
        const text = plainName(target.value);
        setTyped(text);
        store
          .getState()
          .edit((flow) => renameStep(flow, { stepId: step.id, name: text }), { mergeKey: `name ${step.id}` });
      }}
      onBlur={() => setTyped(undefined)}
      className="-mx-1 block w-full truncate rounded-sm bg-transparent px-1 font-semibold text-lg leading-6 transition-colors hover:bg-hover focus:bg-sunken"
    />
  );
}
