"use client";

import { ChevronLeft, ChevronRight, CircleCheck, TriangleAlert } from "lucide-react";
import { useState } from "react";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/overlay/popover.tsx";
import { Button } from "@/components/ui/button.tsx";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { cn } from "@/lib/cn.ts";
import { formatMany } from "@/lib/format-count.ts";
import { useCatalogue } from "../catalogue/catalogue-context.tsx";
import { useProblemStore, useProblems } from "../problems/problem-context.tsx";
import { ProblemList } from "../problems/problem-list.tsx";
import { showProblem } from "../problems/show-problem.ts";
import { walkToProblem } from "../problems/walk-to-problem.ts";
import { useEditor, useEditorStore } from "../store/editor-context.tsx";

/** "3 problems": opens their list; each one leads to its place, and the two arrows beside it walk through them. */
export function ProblemsButton() {
  const store = useEditorStore();
  const problemStore = useProblemStore();
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
  const walk = (step: 1 | -1) => walkToProblem({ store, problems: problemStore }, step);
  const isBlocking = problems.some(({ severity }) => severity === "error");
  return (
    <div className="flex items-center">
      <Popover open={open} onOpenChange={setOpen}>
        <PopoverTrigger asChild>
          <Button
            size="sm"
            className={cn(
              isBlocking
                ? "border-problem/40 text-problem hover:bg-problem-soft"
                : "border-suspended/40 text-suspended hover:bg-suspended-soft",
            )}
          >
            <TriangleAlert aria-hidden />
            {formatMany(problems.length, isBlocking ? "problem" : "warning")}
          </Button>
        </PopoverTrigger>
        <PopoverContent
          align="end"
          className="max-h-96 w-96 overflow-y-auto p-1"
          aria-label={isBlocking ? "Problems" : "Warnings"}
          // Its place takes the focus instead of the button.
          onCloseAutoFocus={(event) => document.activeElement !== document.body && event.preventDefault()}
        >
          <ProblemList
            problems={problems}
            onChoose={(problem) => {
              setOpen(false);
              problemStore.getState().walkTo(problem);
              showProblem(store, problem);
            }}
          />
        </PopoverContent>
      </Popover>
      <IconButton size="sm" label="Previous problem" shortcut="[" onClick={() => walk(-1)}>
        <ChevronLeft aria-hidden />
      </IconButton>
      <IconButton size="sm" label="Next problem" shortcut="]" onClick={() => walk(1)}>
        <ChevronRight aria-hidden />
      </IconButton>
    </div>
  );
}
