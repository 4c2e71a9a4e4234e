"use client";

import { needsCredential } from "@millrace/flow";
import { Check, TriangleAlert } from "lucide-react";
import { useStepProblems } from "@/features/flow-editor/problems/problem-context.tsx";
import { cn } from "@/lib/cn.ts";
import { useStep, useStepForm } from "./use-step.ts";

interface Tick {
  label: string;
  isDone: boolean;
}

/** The way to a finished step at a glance; the same places a wizard would lead through. */
export function TickList({ stepId }: { stepId: string }) {
  const step = useStep(stepId);
  const form = useStepForm(stepId);
  const problems = useStepProblems(stepId);
  if (!step || !form) return null;
  const credentialMissing = problems.some(({ code }) => code === "missing_credential" || code === "unknown_credential");
  const fieldsMissing = problems.some(({ severity, field }) => severity === "error" && field !== undefined);
  const done = !problems.some(({ severity }) => severity === "error");
  const ticks: Tick[] = [
    { label: "Component", isDone: true },
    ...(needsCredential(form.sources.descriptor) ? [{ label: "Credential", isDone: !credentialMissing }] : []),
    { label: "Fields", isDone: !fieldsMissing },
    { label: "Done", isDone: done },
  ];
  return (
    <ol aria-label="Set-up progress" className="flex items-center gap-1.5 text-xs">
      {ticks.map(({ label, isDone }, index) => (
        <li key={label} className="flex items-center gap-1.5">
          {index > 0 && <span aria-hidden className="h-px w-4 bg-line-strong" />}
          <span className={cn("inline-flex items-center gap-1", isDone ? "text-running" : "text-suspended")}>
            {isDone ? (
              <Check aria-hidden className="size-3.5" strokeWidth={2.5} />
            ) : (
              <TriangleAlert aria-hidden className="size-3.5" />
            )}
            {label}
            <span className="sr-only">{isDone ? ": done" : ": to do"}</span>
          </span>
        </li>
      ))}
    </ol>
  );
}
