/** `quarantined`: its message lies in the step's quarantine. `open`: the record's sealed input is the only copy. */
export const errorStatuses = ["open", "quarantined", "retried", "dismissed"] as const;

export type ErrorStatus = (typeof errorStatuses)[number];

export function toErrorStatus(text: string): ErrorStatus {
  return errorStatuses.find((status) => status === text) ?? "open";
}
