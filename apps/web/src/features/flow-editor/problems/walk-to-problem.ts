import type { EditorStore } from "../store/editor-store.ts";
import type { ProblemStore } from "./problem-store.ts";
import { showProblem } from "./show-problem.ts";
import { walkProblems } from "./walk-problems.ts";

/** Leads to the next (1) or the previous (-1) problem. */
export function walkToProblem({ store, problems }: { store: EditorStore; problems: ProblemStore }, step: 1 | -1): void {
  const { openStepId, focusField: field } = store.getState();
  const { problems: list, walkedTo: last, walkTo } = problems.getState();
  const next = walkProblems(list, { openStepId, field, last, step });
  if (!next) return;
  walkTo(next);
  showProblem(store, next);
}
