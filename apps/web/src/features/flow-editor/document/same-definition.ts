import { diffFlows, type FlowDefinition, isEmptyDiff } from "@millrace/flow";

/** Whether two definitions say the same, whatever order their keys came back in. */
export function isSameDefinition(a: FlowDefinition, b: FlowDefinition): boolean {
  return canonicalText(a) === canonicalText(b);
}

/** Whether two definitions work the same: places of cards and notes do not count. The server judges by the same difference. */
export function worksTheSame(a: FlowDefinition, b: FlowDefinition): boolean {
  return isEmptyDiff(diffFlows({ before: a, after: b }));
}

function canonicalText(definition: FlowDefinition): string {
  return JSON.stringify(definition, (_key, value: unknown) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
