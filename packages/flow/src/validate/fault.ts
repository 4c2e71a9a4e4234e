import type { Problem } from "./problem.ts";

/** A problem that keeps the flow from being published. */
export function fault(problem: Omit<Problem, "severity">): Problem {
  return { ...problem, severity: "error" };
}
