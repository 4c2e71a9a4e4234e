"use client";

import { needsCredential } from "@millrace/flow";
import { Check, Circle, TriangleAlert } from "lucide-react";
import { useProblemStore, useStepProblems } from "@/features/flow-editor/problems/problem-context.tsx";
import { showProblem } from "@/features/flow-editor/problems/show-problem.ts";
import { useEditorStore } from "@/features/flow-editor/store/editor-context.tsx";
import { useRecordedSamples } from "@/features/mapping/use-step-samples.ts";
import { cn } from "@/lib/cn.ts";
import { useStep, useStepForm } from "./use-step.ts";

interface Tick {
  label: string;
  isDone: boolean;
  /** The step works without it. */
  isOptional?: boolean;
  /** Leads to where it is done. */
  go(): void;
}

/** The way to a finished step at a glance; the same places a wizard would lead through. */
export function TickList({ stepId }: { stepId: string }) {
  const step = useStep(stepId);
  const form = useStepForm(stepId);
  const problems = useStepProblems(stepId);
  const problemStore = useProblemStore();
  const store = useEditorStore();
  const hasSample = useRecordedSamples()[stepId] !== undefined;
  if (!step || !form) return null;
  const credentialMissing = problems.some(({ code }) => code === "missing_credential" || code === "unknown_credential");
  const fieldsMissing = problems.some(({ severity, field }) => severity === "error" && field !== undefined);
  const done = !problems.some(({ severity }) => severity === "error");
  const { openPicker, openStep, setPanelTab } = store.getState();
  const firstMissing = problems.find(({ severity, field }) => severity === "error" && field !== undefined);
  const ticks: Tick[] = [
    { label: "Component", isDone: true, go: () => openPicker({ kind: "replace", stepId }) },
    ...(needsCredential(form.sources.descriptor)
      ? [{ label: "Credential", isDone: !credentialMissing, go: () => showSection("Credential") }]
      : []),
    {
      label: "Fields",
      isDone: !fieldsMissing,
      go: () => (firstMissing ? showProblem(store, firstMissing) : showSection("Fields")),
    },
    { label: "Sample", isDone: hasSample, isOptional: true, go: () => setPanelTab("test") },
    {
      label: "Done",
      isDone: done,
      go: () => {
        const left = problemStore.getState().byStep.get(stepId)?.[0];
        if (left) showProblem(store, left);
        else openStep(stepId);
      },
    },
  ];
  return (
    <ol aria-label="Set-up progress" className="flex flex-wrap items-center gap-x-3 gap-y-1 text-xs">
      {ticks.map(({ label, isDone, isOptional = false, go }) => (
        <li key={label} className="flex items-center gap-1.5">
          <button
            type="button"
            onClick={go}
            className={cn(
              "-mx-1 inline-flex h-6 items-center gap-1 rounded-sm px-1 transition-colors hover:bg-hover",
              isDone ? "text-running" : isOptional ? "text-ink-muted" : "text-suspended",
            )}
            {...(isOptional && !isDone && { title: "The step works without one; later steps are mapped from it" })}
          >
            {isDone ? (
              <Check aria-hidden className="size-3.5" strokeWidth={2.5} />
            ) : isOptional ? (
              <Circle aria-hidden className="size-3.5" />
            ) : (
              <TriangleAlert aria-hidden className="size-3.5" />
            )}
            {label}
            <span className="sr-only">{isDone ? ": done" : isOptional ? ": not yet" : ": to do"}</span>
          </button>
        </li>
      ))}
    </ol>
  );
}

/** Brings a part of the tab into view and its first control into focus. */
function showSection(title: string): void {
  const section = document.querySelector(`[aria-label="Step panel"] section[aria-label="${title}"]`);
  section?.scrollIntoView({ block: "start" });
  section
    ?.querySelector<HTMLElement>("input, textarea, select, .cm-content, [role=combobox]")
    ?.focus({ preventScroll: true });
}
