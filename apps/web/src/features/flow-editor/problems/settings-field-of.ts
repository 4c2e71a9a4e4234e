import type { Problem } from "@millrace/flow";

/** The field of the flow's settings that a problem is about; undefined for what stands elsewhere. */
export function settingsFieldOf({ stepId, edgeId, field }: Problem): string | undefined {
  return stepId === undefined && edgeId === undefined ? field : undefined;
}
