"use client";

import type { Problem } from "@millrace/flow";
import { CircleCheck, TriangleAlert } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover.tsx";
import { formatMany } from "@/lib/format-count.ts";
import { useCatalogue } from "../catalogue/catalogue-context.tsx";
import { findStep } from "../document/find-step.ts";
import { useProblems } from "../problems/problem-context.tsx";
import { showProblem } from "../problems/show-problem.ts";
import { useEditor, useEditorStore } from "../store/editor-context.tsx";

/** "3 problems": opens their list; each one leads to its place. */
export function ProblemsButton() {
  const store = useEditorStore();
  const problems = useProblems();
  const isEmpty = useEditor((state) => state.history.present.graph.nodes.length === 0);
  const [open, setOpen] = useState(false);
  const { isComplete } = useCatalogue();
  if (isEmpty || !isComplete) return null;
  if (problems.length === 0) {
    return (
      <span className="inline-flex items-center gap-1 whitespace-nowrap text-ink-faint text-xs">
        <CircleCheck aria-hidden className="size-3.5 text-running" />
        No problems
      </span>
    );
  }
  const nameOf = (problem: Problem) =>
    (problem.stepId && findStep(store.getState().history.present, problem.stepId)?.name) ?? problem.stepId;
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <Button size="sm" className="border-problem/40 text-problem hover:bg-problem-soft">
          <TriangleAlert aria-hidden />
          {formatMany(problems.length, "problem")}
        </Button>
      </PopoverTrigger>
      <PopoverContent align="end" className="max-h-96 w-96 overflow-y-auto p-1" aria-label="Problems">
        <ol>
          {problems.map((problem) => (
            <li key={`${problem.code} ${problem.stepId} ${problem.edgeId} ${problem.field} ${problem.message}`}>
              <button
                type="button"
                onClick={() => {
                  setOpen(false);
                  showProblem(store, problem);
                }}
                className="flex w-full items-start gap-2 rounded-control px-2 py-1.5 text-left text-sm transition-colors hover:bg-hover"
              >
                <TriangleAlert
                  aria-hidden
                  className={`mt-0.5 size-3.5 shrink-0 ${problem.severity === "error" ? "text-problem" : "text-suspended"}`}
                />
                <span>
                  {nameOf(problem) && <span className="block font-medium text-xs">{nameOf(problem)}</span>}
                  <span className="block text-ink-muted">{problem.message}</span>
                </span>
              </button>
            </li>
          ))}
        </ol>
      </PopoverContent>
    </Popover>
  );
}
