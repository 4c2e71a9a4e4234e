"use client";

import { TriangleAlert } from "lucide-react";
import { useStepProblems } from "@/features/flow-editor/problems/problem-context.tsx";
import { useEditorStore } from "@/features/flow-editor/store/editor-context.tsx";
import { cn } from "@/lib/cn.ts";
import { formatMany } from "@/lib/format-count.ts";

/** At the corner of a step that has something to mend; opens the first place. */
export function ProblemBadge({ stepId, stepName }: { stepId: string; stepName: string }) {
  const store = useEditorStore();
  const problems = useStepProblems(stepId);
  const first = problems[0];
  if (!first) return null;
  const blocking = problems.some((problem) => problem.severity === "error");
  const words = problems.map((problem) => problem.message).join("\n");
  return (
    <button
      type="button"
      title={words}
      aria-label={`${formatMany(problems.length, "problem")} in ${stepName}`}
      onClick={(event) => {
        event.stopPropagation();
        store.getState().openStep(stepId, { field: first.field });
      }}
      className={cn(
        "nodrag -top-2 -right-2 absolute flex h-5 min-w-5 items-center justify-center gap-0.5 rounded-full border px-1 font-semibold text-xs tabular-nums",
        blocking ? "border-problem bg-problem-soft text-problem" : "border-suspended bg-suspended-soft text-suspended",
      )}
    >
      <TriangleAlert aria-hidden className="size-3" strokeWidth={2.5} />
      {problems.length > 1 && problems.length}
    </button>
  );
}
