import type { Options } from "amqplib";

export interface OutgoingMessage {
  exchange?: string;
  routingKey: string;
  content: Buffer;
  headers?: Record<string, unknown>;
  /** Written to disk before it is confirmed. Default true. */
  persistent?: boolean;
  expirationMs?: number;
  /** Fail with Unroutable when no queue takes it. */
  mandatory?: boolean;
  /** Gives up waiting for the confirm; the message may still have been stored. */
  signal?: AbortSignal;
  /** As `signal`, after this long: BrokerUnavailable. Needed with `retry: "none"`, since a blocked broker never answers. */
  timeoutMs?: number;
}

/** The message's AMQP properties (component contract §4.2). */
export function publishOptions(message: OutgoingMessage): Options.Publish {
  return {
    persistent: message.persistent ?? true,
    contentType: "application/json",
    contentEncoding: "utf8",
    ...(message.headers ? { headers: message.headers } : {}),
    ...(message.mandatory ? { mandatory: true } : {}),
    ...(message.expirationMs === undefined ? {} : { expiration: message.expirationMs }),
  };
}
