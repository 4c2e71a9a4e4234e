import { BrokerUnavailable, type OutgoingMessage, type Publisher, QueueFull, Unroutable } from "@millrace/broker";

/** Publishes one message of many: why it did not work is told, and does not keep the others. @returns undefined once confirmed. */
export async function publishOrReason(publisher: Publisher, message: OutgoingMessage): Promise<string | undefined> {
  try {
    await publisher.publish(message);
    return undefined;
  } catch (error) {
    if (error instanceof QueueFull) return "the step's queue is full: try again when it has room";
    if (error instanceof Unroutable) return "the step has no queue at the moment: try again when the flow runs";
    if (error instanceof BrokerUnavailable) return "RabbitMQ did not confirm it: try again";
    throw error;
  }
}
