"use client";

import { TriangleAlert } from "lucide-react";
import { useStepProblems } from "@/features/flow-editor/problems/problem-context.tsx";
import { cn } from "@/lib/cn.ts";

/** What is told elsewhere in the panel, with its cure. */
const toldElsewhere: readonly string[] = ["missing_credential", "unknown_credential", "deprecated"];

/** Problems of the step that belong to no field: those stand at the field. */
export function StepProblems({ stepId }: { stepId: string }) {
  const problems = useStepProblems(stepId).filter(
    ({ field, code }) => field === undefined && !toldElsewhere.includes(code),
  );
  if (problems.length === 0) return null;
  return (
    <ul
      className={cn(
        "mx-4 mt-3 flex flex-col gap-1 rounded-control p-2 text-xs",
        problems.some(({ severity }) => severity === "error")
          ? "bg-problem-soft text-problem"
          : "bg-suspended-soft text-suspended",
      )}
    >
      {problems.map((problem) => (
        <li key={`${problem.code} ${problem.message}`} className="flex items-start gap-1.5">
          <TriangleAlert aria-hidden className="mt-0.5 size-3 shrink-0" />
          {problem.message}
        </li>
      ))}
    </ul>
  );
}
