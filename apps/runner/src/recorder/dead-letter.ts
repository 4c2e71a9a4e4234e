import { type Delivery, originOf, readHeaders, stepQueue } from "@millrace/broker";
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
  /** When it left the queue: epoch milliseconds, cut to whole seconds. */
  leftAt: number | undefined;
}

const deathsSchema = z
  .array(
    z.object({
      queue: z.string(),
      reason: z.string(),
      time: z.object({ value: z.number() }).optional().catch(undefined),
    }),
  )
  .catch([]);

/** Undefined for something that is none of ours. */
export function readDeadLetter(
  delivery: Pick<Delivery, "exchange" | "headers" | "routingKey">,
): DeadLetter | undefined {
  const place = originOf(delivery);
  if (!place) return undefined;
  const { flowId, stepId } = place;
  const { messageId, threadId, protocolVersion } = readHeaders(delivery.headers);
  // A message that came back from elsewhere may have died there before; the newest death comes first.
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
    leftAt: death?.time && death.time.value * 1000,
  };
}
