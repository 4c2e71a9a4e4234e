import { type Delivery, type OutgoingMessage, relayedHeaders } from "@millrace/broker";

const confirmTimeoutMs = 15_000;

/** A waiting message as it goes into another queue, or once more into its own. Its delivery count begins anew. */
export function copyOf(
  { content, headers, properties }: Pick<Delivery, "content" | "headers" | "properties">,
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
    ...expirationOf(properties.expiration),
  };
}

function expirationOf(expiration: unknown): { expirationMs?: number } {
  return expiration === undefined ? {} : { expirationMs: Number(expiration) };
}
