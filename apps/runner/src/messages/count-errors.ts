/** "1 error of step_2", "12 errors of 3 steps": for the timeline. */
export function countErrors(errors: readonly { stepId: string }[]): string {
  const steps = new Set(errors.map(({ stepId }) => stepId));
  const [only] = steps;
  return `${errors.length} ${errors.length === 1 ? "error" : "errors"} of ${steps.size === 1 ? only : `${steps.size} steps`}`;
}
