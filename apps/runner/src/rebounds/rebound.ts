import { type Delivery, parseName } from "@millrace/broker";

/** A message that a step asked to get again later. Times are epoch milliseconds. */
export interface Rebound {
  flowId: string;
  stepId: string;
  /** Of the start of the flow that the message entered; undefined when it does not say. */
  execId: string | undefined;
  /** When the step sent it back; undefined when it does not say. */
  sentAt: number | undefined;
  dueAt: number;
  /** Milliseconds from when it was sent back. */
  delayMs: number;
  /** How often its step's queue did not take it when it was due. */
  refusals: number;
}

/** Counts in the message itself how often it was due and its step's queue did not take it. */
export const refusalsHeader = "requeueRefusals";

/** Undefined for something that is none of ours. `isDue`: it has waited already. */
export function readRebound(
  { routingKey, headers, properties }: Pick<Delivery, "routingKey" | "headers" | "properties">,
  { now, isDue }: { now: number; isDue: boolean },
): Rebound | undefined {
  const place = parseName(routingKey);
  if (!place) return undefined;
  const delayMs = isDue ? 0 : Number(properties.expiration) || 0;
  const sentAt = Number(headers.end) || undefined;
  return {
    flowId: place.flowId,
    stepId: place.stepId,
    execId: typeof headers.execId === "string" ? headers.execId : undefined,
    sentAt,
    // It may have waited for a runner. Clocks of other machines may be fast, or slow: it is never later than it asked for.
    dueAt: Math.min(now, sentAt ?? now) + delayMs,
    delayMs,
    refusals: Number(headers[refusalsHeader]) || 0,
  };
}

const firstRefusalMs = 500;
const longestRefusalMs = 60_000;

/** How long to leave a queue alone that did not take a message, by how often it did not. A full one often is for long. */
export function refusalDelayMs(refusals: number): number {
  return Math.min(longestRefusalMs, firstRefusalMs * 2 ** Math.min(refusals, 10));
}
