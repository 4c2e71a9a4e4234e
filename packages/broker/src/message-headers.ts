import type { ProtocolVersion } from "./message-cipher.ts";

/** What an incoming message says about itself (component contract §4.3). */
export interface IncomingHeaders {
  messageId: string | undefined;
  parentMessageId: string | undefined;
  threadId: string | undefined;
  /** The sender. */
  stepId: string | undefined;
  replyTo: string | undefined;
  protocolVersion: ProtocolVersion;
  reboundIteration: number;
  /** When the sender was done, epoch milliseconds. */
  sentAt: number | undefined;
  /** `x-eio-meta-*`, lower-cased: handed on with everything that comes of this message. */
  meta: Record<string, unknown> | undefined;
}

export function readHeaders(headers: Record<string, unknown>): IncomingHeaders {
  const meta = metaHeaders(headers);
  return {
    messageId: text(headers.messageId),
    parentMessageId: text(headers.parentMessageId),
    threadId: text(headers.threadId) ?? text(meta?.["x-eio-meta-trace-id"]),
    stepId: text(headers.stepId),
    replyTo: text(headers.reply_to),
    protocolVersion: Number(headers.protocolVersion) === 2 ? 2 : 1,
    reboundIteration: Number(headers.reboundIteration) || 0,
    sentAt: Number(headers.end ?? headers.start) || undefined,
    meta,
  };
}

const ofDelivery = /^(CC|BCC|x-death|x-(first|last)-death-.*|x-delivery-count)$/;

/**
 * Headers of a message that we put into another queue for its sender: without its deaths and deliveries so far, and without those
 * by which the broker would deliver it to further queues. A step may write to its flow's exchange alone; our hand reaches everywhere.
 */
export function relayedHeaders(headers: Record<string, unknown>): Record<string, unknown> {
  const relayed = Object.entries(headers).filter(([name]) => !ofDelivery.test(name));
  return Object.fromEntries(relayed);
}

export interface OutgoingHeaders {
  messageId: string;
  threadId: string;
  parentMessageId?: string | undefined;
  replyTo?: string | undefined;
  protocolVersion?: ProtocolVersion;
  /** When processing began, epoch milliseconds. */
  start?: number;
  end?: number;
  meta?: Record<string, unknown> | undefined;
}

/** Headers that are the same for everything a process sends. */
export interface SenderHeaders {
  execId: string;
  /** The flow's id. */
  taskId: string;
  workspaceId: string;
  userId: string;
  containerId?: string;
  stepId?: string;
  compId?: string;
  function?: string;
  [extra: string]: string | undefined;
}

/** Every message that is put on a step's queue needs a unique `messageId`: published components hang without it (§0.1). */
export function messageHeaders(sender: SenderHeaders, message: OutgoingHeaders): Record<string, unknown> {
  return {
    ...sender,
    messageId: message.messageId,
    threadId: message.threadId,
    parentMessageId: message.parentMessageId,
    start: message.start,
    end: message.end,
    protocolVersion: message.protocolVersion,
    reply_to: message.replyTo,
    ...message.meta,
  };
}

function metaHeaders(headers: Record<string, unknown>): Record<string, unknown> | undefined {
  let meta: Record<string, unknown> | undefined;
  for (const name in headers) {
    if (name.length < 11 || !/^x-eio-meta-/i.test(name)) continue;
    meta ??= {};
    meta[name.toLowerCase()] = headers[name];
  }
  return meta;
}

function text(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
