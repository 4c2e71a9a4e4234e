import { diffFlows, type FlowDefinition, isEmptyDiff } from "@millrace/flow";

/** Whether two definitions do the same. Where a step stands on the canvas makes no difference. */
export function isSameFlow(a: FlowDefinition, b: FlowDefinition): boolean {
  return isEmptyDiff(diffFlows({ before: a, after: b }));
}
