import { randomUUID } from "node:crypto";
import { flowExchange, messageHeaders, type OutgoingMessage, readHeaders, routingKey } from "@millrace/broker";
import type { RunnerFlow } from "@millrace/db";

interface Requeued {
  stepId: string;
  /** Base64 of the flow's cipher. */
  sealed: string;
  threadId: string;
  /** Headers it came with: its sender, so that the edge's mapping applies again; its parent; `x-eio-meta-…`. */
  headers: Record<string, unknown>;
  retryOf?: string;
}

const confirmTimeoutMs = 15_000;

/**
 * A message that comes to a step's queue once more. It has an id of its own: two of one id at the same time block a published
 * component (component contract §0).
 */
export function requeuedMessage(
  flow: RunnerFlow,
  { stepId, sealed, threadId, headers, retryOf }: Requeued,
): OutgoingMessage {
  const { stepId: sender, parentMessageId, meta } = readHeaders(headers);
  const from = {
    execId: flow.execId ?? "",
    taskId: flow.id,
    workspaceId: flow.workspaceId,
    userId: flow.desiredBy ?? "millrace",
    ...(sender === undefined ? {} : { stepId: sender }),
    ...(retryOf === undefined ? {} : { retryOf }),
  };
  return {
    exchange: flowExchange(flow.id),
    routingKey: routingKey({ flowId: flow.id, stepId, kind: "requeue" }),
    content: Buffer.from(sealed, "latin1"),
    headers: messageHeaders(from, {
      messageId: randomUUID(),
      parentMessageId,
      threadId,
      start: Date.now(),
      // Base64, however it came.
      protocolVersion: 1,
      meta,
    }),
    mandatory: true,
    timeoutMs: confirmTimeoutMs,
  };
}
