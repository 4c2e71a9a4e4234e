import { type OutgoingMessage, relayedHeaders } from "@millrace/broker";
import type { TakenMessage } from "./take-messages.ts";

const confirmTimeoutMs = 15_000;

/** A waiting message as it goes into another queue, or once more into its own. Its delivery count begins anew. */
export function copyOf(
  { content, headers, expirationMs }: TakenMessage,
  to: { exchange: string; routingKey: string; extra?: Record<string, unknown> },
): OutgoingMessage {
  const { "x-delivery-count": _count, ...kept } = relayedHeaders(headers);
  return {
    exchange: to.exchange,
    routingKey: to.routingKey,
    content,
    headers: { ...kept, ...to.extra },
    mandatory: true,
    timeoutMs: confirmTimeoutMs,
    ...(expirationMs === undefined ? {} : { expirationMs }),
  };
}
