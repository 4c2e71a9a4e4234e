import { type Delivery, parseName, readHeaders, stepQueue } from "@millrace/broker";
import { z } from "zod";

/** A message that left its step's queue without being acknowledged. */
export interface DeadLetter {
  flowId: string;
  stepId: string;
  messageId: string | undefined;
  threadId: string | undefined;
  execId: string | undefined;
  protocolVersion: 1 | 2;
  /** As RabbitMQ names it: `rejected` (the step says no), `delivery_limit` (poison), `expired`, `maxlen`. */
  reason: string;
}

const deathsSchema = z.array(z.object({ queue: z.string(), reason: z.string() })).catch([]);

/** Undefined for something that is none of ours. */
export function readDeadLetter(delivery: Pick<Delivery, "headers" | "routingKey">): DeadLetter | undefined {
  const place = parseName(delivery.routingKey);
  if (!place) return undefined;
  const { flowId, stepId } = place;
  const { messageId, threadId, protocolVersion } = readHeaders(delivery.headers);
  // A message that was rebounded has died before, of expiry, in another queue; the newest death comes first.
  const queue = stepQueue({ flowId, stepId, kind: "messages" });
  const death = deathsSchema.parse(delivery.headers["x-death"]).find((one) => one.queue === queue);
  const first = delivery.headers["x-first-death-reason"];
  const execId = delivery.headers.execId;
  return {
    flowId,
    stepId,
    messageId,
    threadId,
    execId: typeof execId === "string" ? execId : undefined,
    protocolVersion,
    reason: death?.reason ?? (typeof first === "string" ? first : "unknown"),
  };
}

/** Why it was set aside, for its error record. */
export function quarantineReason({ reason }: DeadLetter, deliveryLimit: number): { name: string; message: string } {
  if (reason === "delivery_limit") {
    return {
      name: "Poison",
      message: `The message was handed out more than ${deliveryLimit} times and the step ended each time before it was done. It is set aside in the step's quarantine; the flow goes on.`,
    };
  }
  if (reason === "rejected") {
    return {
      name: "Rejected",
      message: "The step rejected the message without saying why. It is set aside in the step's quarantine.",
    };
  }
  return {
    name: "SetAside",
    message: `The message left its queue (${reason}). It is set aside in the step's quarantine.`,
  };
}
