/** Deliveries before the broker began to count anew: a copy was put in place of the message. */
export const earlierDeliveriesHeader = "earlierDeliveries";

/** How often a message was handed out before and came back. */
export function deliveriesOf(headers: Record<string, unknown>): number {
  return (Number(headers["x-delivery-count"]) || 0) + (Number(headers[earlierDeliveriesHeader]) || 0);
}
