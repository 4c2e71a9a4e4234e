"use client";

import type { Problem } from "@millrace/flow";
import { TriangleAlert } from "lucide-react";
import { useProblemPlace } from "./use-problem-place.ts";

export interface ProblemListProps {
  problems: readonly Problem[];
  onChoose(problem: Problem): void;
}

/** Problems with their place and cure; each one leads there. */
export function ProblemList({ problems, onChoose }: ProblemListProps) {
  const placeOf = useProblemPlace();
  return (
    <ol>
      {problems.map((problem) => (
        <li key={`${problem.code} ${problem.stepId} ${problem.edgeId} ${problem.field} ${problem.message}`}>
          <button
            type="button"
            onClick={() => onChoose(problem)}
            className="flex w-full items-start gap-2 rounded-control px-2 py-1.5 text-left text-sm transition-colors hover:bg-hover"
          >
            <TriangleAlert
              aria-hidden
              className={`mt-0.5 size-3.5 shrink-0 ${problem.severity === "error" ? "text-problem" : "text-suspended"}`}
            />
            <span className="min-w-0 break-words">
              <span className="block font-medium text-xs">
                {problem.severity === "warning" && <span className="text-suspended">Warning · </span>}
                {placeOf(problem)}
              </span>
              <span className="block text-ink-muted">{problem.message}</span>
            </span>
          </button>
        </li>
      ))}
    </ol>
  );
}
