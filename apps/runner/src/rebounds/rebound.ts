import { type Delivery, flowExchange, originOf, parseName } from "@millrace/broker";
import { z } from "zod";

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
  /** Why, as the step said. */
  reason: string | undefined;
  /** How often its step's queue did not take it when it was due. */
  refusals: number;
}

/** Counts in the message itself how often it was due and its step's queue did not take it. */
export const refusalsHeader = "requeueRefusals";

/** When a message that waits for later is due, epoch milliseconds: a copy of it then waits for the rest alone. */
export const dueHeader = "reboundDueAt";

/** Undefined for something that is none of ours. `isDue`: it has waited already. */
export function readRebound(
  delivery: Pick<Delivery, "exchange" | "routingKey" | "headers" | "properties">,
  { now, isDue }: { now: number; isDue: boolean },
): Rebound | undefined {
  const { headers, properties } = delivery;
  const place = isDue ? originOfDue(delivery) : originOf(delivery);
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
    reason: typeof headers.reboundReason === "string" ? headers.reboundReason : undefined,
    refusals: Number(headers[refusalsHeader]) || 0,
  };
}

const deathsSchema = z.array(z.object({ queue: z.string(), exchange: z.string() })).catch([]);

/**
 * What waited in a queue for its delay was put there by us, under the queue's name. What waited for a runner comes with the key that its
 * step gave it: the exchange that took it has to be its flow's.
 */
function originOfDue({ routingKey, headers }: Pick<Delivery, "routingKey" | "headers">) {
  const place = parseName(routingKey);
  const [death] = deathsSchema.parse(headers["x-death"]);
  const isOurs = death?.queue === routingKey && death.exchange === "";
  return place && (isOurs || death?.exchange === flowExchange(place.flowId)) ? place : undefined;
}

const firstRefusalMs = 500;
const longestRefusalMs = 60_000;

/** How long to leave a queue alone that did not take a message, by how often it did not. A full one often is for long. */
export function refusalDelayMs(refusals: number): number {
  return Math.min(longestRefusalMs, firstRefusalMs * 2 ** Math.min(refusals, 10));
}
