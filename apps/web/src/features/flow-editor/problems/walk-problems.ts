import type { Problem } from "@millrace/flow";

/** The problem after (1) or before (-1) the one at the open step and field; past the end it begins again. */
export function walkProblems(
  problems: readonly Problem[],
  { openStepId, field, step }: { openStepId: string | undefined; field: string | undefined; step: 1 | -1 },
): Problem | undefined {
  if (problems.length === 0) return undefined;
  const exact = problems.findIndex((problem) => problem.stepId === openStepId && problem.field === field);
  const here = exact >= 0 ? exact : problems.findIndex((problem) => problem.stepId === openStepId);
  if (openStepId === undefined || here < 0) return problems.at(step === 1 ? 0 : -1);
  return problems[(here + step + problems.length) % problems.length];
}
