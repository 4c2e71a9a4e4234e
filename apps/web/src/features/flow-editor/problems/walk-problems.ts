import type { Problem } from "@millrace/flow";

interface Place {
  openStepId: string | undefined;
  field: string | undefined;
  /** Where the walk was last: the place of what has no panel of its own. */
  last: Problem | undefined;
  step: 1 | -1;
}

/** The problem after (1) or before (-1) the one at the open step and field; past the end it begins again. */
export function walkProblems(problems: readonly Problem[], place: Place): Problem | undefined {
  if (problems.length === 0) return undefined;
  const here = findHere(problems, place);
  if (here < 0) return problems.at(place.step === 1 ? 0 : -1);
  return problems[(here + place.step + problems.length) % problems.length];
}

function findHere(problems: readonly Problem[], { openStepId, field, last }: Place): number {
  const walked = last ? problems.findIndex((problem) => isSameProblem(problem, last)) : -1;
  if (openStepId === undefined) return walked;
  // Two connections into one step may have the same problem: the walk knows which one it showed.
  if (last?.stepId === openStepId && last.field === field && walked >= 0) return walked;
  const exact = problems.findIndex((problem) => problem.stepId === openStepId && problem.field === field);
  return exact >= 0 ? exact : problems.findIndex((problem) => problem.stepId === openStepId);
}

function isSameProblem(a: Problem, b: Problem): boolean {
  return a.code === b.code && a.stepId === b.stepId && a.edgeId === b.edgeId && a.field === b.field;
}
