import type { PlanStep } from "../step.ts";

/** For whoever reads what led to a violation. */
export function describeStep(step: PlanStep): string {
  switch (step.kind) {
    case "setState":
      return `→${step.to} (${step.why})`;
    case "setReason":
      return `reason ${JSON.stringify(step.reason)}`;
    case "adoptVersion":
      return `adopt ${step.to}`;
    case "rollBack":
      return `roll back ${step.from}→${step.to}`;
    case "createContainer":
      return `create ${step.stepId}#${step.replica}`;
    case "replaceContainer":
      return `replace ${step.id} of ${step.stepId}#${step.replica} (${step.why})`;
    case "removeContainer":
      return `remove ${step.id} of ${step.stepId}`;
    case "retireStep":
      return `retire ${step.stepId}`;
    default:
      return step.kind;
  }
}
