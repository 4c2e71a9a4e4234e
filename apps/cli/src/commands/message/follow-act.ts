import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import type { CommandContext } from "../../command.ts";
import { Refusal } from "../../refusal.ts";
import { callApi } from "../../rest/call-api.ts";
import { flowPath } from "../flow/flow-path.ts";
import { drawMessages } from "./draw-waiting.ts";

export const auditAnswer = z.looseObject({
  id: z.string(),
  at: z.string(),
  flowName: z.string(),
  stepId: z.string().optional(),
  actor: z.string(),
  action: z.string(),
  kind: z.string().optional(),
  search: z.string().optional(),
  outcome: z.string(),
  count: z.number(),
  failed: z.number(),
  failures: z.array(z.object({ messageId: z.string(), reason: z.string() })),
  reason: z.string().optional(),
});
type Audited = z.infer<typeof auditAnswer>;

const lookEveryMs = 400;

/** Asks for an act on messages of a step and waits until it is over. Ctrl+C stops it; what it did stays done. */
export async function runAct(
  context: CommandContext,
  { flowId, stepId, body }: { flowId: string; stepId: string; body: Record<string, unknown> },
): Promise<Audited> {
  const path = flowPath(flowId, "steps", stepId, "messages", "act");
  const { id } = await callApi(context, { method: "POST", path, body, answer: z.looseObject({ id: z.string() }) });
  const place = flowPath(flowId, "acts", id);
  try {
    for (;;) {
      const entry = await callApi(context, { method: "GET", path: place, answer: auditAnswer });
      if (entry.outcome !== "begun") return finished(entry);
      await pause(lookEveryMs, undefined, { signal: context.signal });
    }
  } catch (error) {
    if (context.signal.aborted) {
      const goodbye = { ...context, signal: new AbortController().signal };
      await callApi(goodbye, { method: "POST", path: `${place}/cancel`, answer: auditAnswer });
    }
    throw error;
  }
}

function finished(entry: Audited): Audited {
  if (entry.outcome !== "failed") return entry;
  throw new Refusal(`${entry.reason ?? "It broke off."} ${drawMessages(entry.count)} had been done by then.`, {
    code: "failed",
    details: entry,
  });
}

/** "12 messages dropped, 1 failed: m-1 (the step's queue is full)". */
export function drawAct({ action, outcome, count, failed, failures }: Audited): string {
  const past = action === "drop" ? "dropped" : action === "replay" ? "replayed" : "edited";
  const stopped = outcome === "cancelled" ? ", then stopped" : "";
  const reasons = failures.map(({ messageId, reason }) => `\n${messageId}: ${reason}`).join("");
  return `${drawMessages(count)} ${past}${failed > 0 ? `, ${failed} failed` : ""}${stopped}${reasons}`;
}
