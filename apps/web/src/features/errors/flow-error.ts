import type { ApiOutputs } from "@/lib/trpc.ts";

export type FlowError = ApiOutputs["error"]["list"]["items"][number];
export type ErrorDetails = ApiOutputs["error"]["show"];
export type ErrorStatus = FlowError["status"];

/** Nobody has decided yet what becomes of its message. */
export function isUnsettled(status: ErrorStatus): status is "open" | "quarantined" {
  return status === "open" || status === "quarantined";
}
