"use client";

import { TriangleAlert } from "lucide-react";
import { useStepProblems } from "@/features/flow-editor/problems/problem-context.tsx";

/** Problems of the step that belong to no field: those stand at the field. */
export function StepProblems({ stepId }: { stepId: string }) {
  const problems = useStepProblems(stepId).filter(
    ({ field, code }) => field === undefined && code !== "missing_credential" && code !== "unknown_credential",
  );
  if (problems.length === 0) return null;
  return (
    <ul className="mx-4 mt-3 flex flex-col gap-1 rounded-control bg-problem-soft p-2 text-problem text-xs">
      {problems.map((problem) => (
        <li key={`${problem.code} ${problem.message}`} className="flex items-start gap-1.5">
          <TriangleAlert aria-hidden className="mt-0.5 size-3 shrink-0" />
          {problem.message}
        </li>
      ))}
    </ul>
  );
}
