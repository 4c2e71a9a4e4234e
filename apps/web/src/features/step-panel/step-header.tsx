"use client";

import { Copy, RefreshCw, Trash2, X } from "lucide-react";
import { HelpHint } from "@/components/help/help-hint.tsx";
import { ComponentIcon } from "@/components/ui/component-icon.tsx";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { useStepKind } from "@/features/flow-editor/catalogue/catalogue-context.tsx";
import { kindWords } from "@/features/flow-editor/catalogue/kind-words.ts";
import { deleteSteps } from "@/features/flow-editor/document/delete-steps.ts";
import { duplicateSteps } from "@/features/flow-editor/document/duplicate-steps.ts";
import { useEditorStore } from "@/features/flow-editor/store/editor-context.tsx";
import { PauseStepButton } from "@/features/step-controls/pause-step-button.tsx";
import { cn } from "@/lib/cn.ts";
import { StepNameInput } from "./step-name-input.tsx";
import { useStep } from "./use-step.ts";

/** Icon, name, what it is, and what can be done with the step as a whole. */
export function StepHeader({ stepId }: { stepId: string }) {
  const store = useEditorStore();
  const step = useStep(stepId);
  const kind = useStepKind(stepId);
  if (!step) return null;
  const duplicate = () => {
    const { definition, copies } = duplicateSteps(store.getState().history.present, { stepIds: [stepId] });
    store.getState().edit(() => definition);
    const copy = copies.get(stepId);
    if (copy) store.getState().openStep(copy);
  };
  return (
    <header className="flex items-start gap-3 px-4 pt-3 pb-2">
      <span
        className={cn(
          "mt-0.5 grid size-9 shrink-0 place-items-center border bg-sunken",
          kind.role === "trigger" ? "rounded-full" : "rounded-control",
        )}
      >
        <ComponentIcon icon={kind.component?.icon} />
      </span>
      <div className="min-w-0 flex-1">
        <h2 className="sr-only">Step {step.name ?? step.id}</h2>
        <div className="flex items-start gap-2">
          <div className="min-w-0 flex-1">
            <StepNameInput key={step.id} step={step} />
          </div>
          <div className="-mr-2 flex shrink-0">
            <PauseStepButton stepId={stepId} name={step.name ?? step.id} />
            <IconButton
              size="sm"
              label="Replace step"
              shortcut="R"
              onClick={() => store.getState().openPicker({ kind: "replace", stepId })}
            >
              <RefreshCw aria-hidden />
            </IconButton>
            {kind.role === "action" && (
              <IconButton size="sm" label="Duplicate step" shortcut="Ctrl+D" onClick={duplicate}>
                <Copy aria-hidden />
              </IconButton>
            )}
            <IconButton
              size="sm"
              label="Delete step"
              shortcut="Del"
              onClick={() => store.getState().edit((flow) => deleteSteps(flow, { stepIds: [stepId] }))}
            >
              <Trash2 aria-hidden />
            </IconButton>
            <IconButton size="sm" label="Close panel" shortcut="Esc" onClick={() => store.getState().closePanel()}>
              <X aria-hidden />
            </IconButton>
          </div>
        </div>
        <p className="flex items-center gap-1 text-ink-faint text-xs">
          <span className="truncate">{kind.function ? kindWords(kind) : step.command}</span>
          <HelpHint help={kind.function?.help ?? kind.component?.help} subject={kind.function?.title} />
          <code className="ml-1 shrink-0 font-mono" title="Expressions refer to this step by its id">
            {step.id}
          </code>
        </p>
      </div>
    </header>
  );
}
