import { z } from "zod";

/** Where a message of a step is: in front of it, on its way back to it later, or set aside as poison. */
export const queueKinds = ["waiting", "rebounding", "quarantined"] as const;
export const queueKindSchema = z.enum(queueKinds);
export type QueueKind = z.infer<typeof queueKindSchema>;

/** A message of a queue, as somebody who looks into it sees it. Times are epoch milliseconds. */
export const queuedMessageSchema = z.object({
  messageId: z.string().optional(),
  threadId: z.string().optional(),
  parentMessageId: z.string().optional(),
  /** The step it comes from. */
  sender: z.string().optional(),
  /** When its sender was done with it. */
  sentAt: z.number().optional(),
  /** Of its content as JSON. */
  bytes: z.number().int(),
  /** How often it was handed out before and came back. */
  deliveries: z.number().int(),
  rebound: z
    .object({ iteration: z.number().int(), dueAt: z.number().optional(), reason: z.string().optional() })
    .optional(),
  /** AMQP headers beside those above. */
  headers: z.record(z.string(), z.unknown()),
  /** The beginning of its body, on one line. */
  preview: z.string(),
  /** All of it as JSON, or the beginning of one that is too large to be shown (`isCut`). Absent: ask for this message alone. */
  text: z.string().optional(),
  isCut: z.boolean(),
  /** Nobody can open it: it is not sealed with the flow's key. */
  isUnreadable: z.boolean(),
});
export type QueuedMessage = z.infer<typeof queuedMessageSchema>;

export const messagePageSchema = z.object({
  items: z.array(queuedMessageSchema),
  /** In the queue. */
  queued: z.number().int(),
  /** Of those, looked through for the search. */
  looked: z.number().int(),
  /** That it found; all without a search. */
  matched: z.number().int(),
  /** Where the next page begins. */
  nextOffset: z.number().int().optional(),
});
export type MessagePage = z.infer<typeof messagePageSchema>;
