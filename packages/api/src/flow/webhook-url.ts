import type { PublicUrls } from "../services.ts";
import type { TriggerSummary } from "./find-trigger.ts";

/** Where outside systems send messages to; undefined for flows that poll. */
export function webhookUrl(
  publicUrls: PublicUrls,
  { flowId, trigger }: { flowId: string; trigger: TriggerSummary | undefined },
): string | undefined {
  return trigger?.kind === "webhook" ? `${publicUrls.gateway}/hook/${flowId}` : undefined;
}
