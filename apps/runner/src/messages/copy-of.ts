import { type OutgoingMessage, relayedHeaders } from "@millrace/broker";
import { dueHeader } from "../rebounds/rebound.ts";
import { deliveriesOf, earlierDeliveriesHeader } from "./deliveries-of.ts";
import type { TakenMessage } from "./take-messages.ts";

const confirmTimeoutMs = 15_000;

/**
 * A waiting message as it goes into another queue, or once more into its own. The broker counts its deliveries anew; those so far stand in
 * a header. One that waits for later waits for the rest of its time alone.
 */
export function copyOf(
  { content, headers, expirationMs }: TakenMessage,
  to: { exchange: string; routingKey: string; extra?: Record<string, unknown> },
): OutgoingMessage {
  const deliveries = deliveriesOf(headers);
  return {
    exchange: to.exchange,
    routingKey: to.routingKey,
    content,
    headers: {
      ...relayedHeaders(headers),
      ...(deliveries > 0 && { [earlierDeliveriesHeader]: deliveries }),
      ...to.extra,
    },
    mandatory: true,
    timeoutMs: confirmTimeoutMs,
    ...(expirationMs !== undefined && { expirationMs: restOf(expirationMs, headers[dueHeader]) }),
  };
}

function restOf(expirationMs: number, dueAt: unknown): number {
  if (typeof dueAt !== "number") return expirationMs;
  return Math.max(1, Math.min(expirationMs, dueAt - Date.now()));
}
