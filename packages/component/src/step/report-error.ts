import { type Delivery, type IncomingHeaders, messageHeaders } from "@millrace/broker";
import type { LogLine } from "../logger.ts";
import { isStepError } from "../step-error.ts";
import type { StepRuntime } from "./step-runtime.ts";

type Sender = Pick<StepRuntime, "cipher" | "publisher" | "sender" | "keys" | "sendsErrorReplies">;

interface FailedMessage {
  delivery: Delivery;
  headers: IncomingHeaders;
  threadId: string;
  start: number;
  logs: LogLine[];
}

/**
 * Records an error with its input and log lines (component contract §4.5), and tells a waiting webhook caller.
 * Resolves when the broker has it, so that the input may leave its queue.
 */
export async function reportError(runtime: Sender, error: unknown, failed: FailedMessage): Promise<void> {
  const { delivery, headers, threadId, start, logs } = failed;
  const outgoing = {
    ...messageHeaders(runtime.sender, {
      messageId: crypto.randomUUID(),
      parentMessageId: headers.messageId,
      threadId,
      start,
      end: Date.now(),
      replyTo: headers.replyTo,
      meta: headers.meta,
    }),
    // A retry sends the input as if from its sender, so that the edge's mapping applies again.
    inputStepId: headers.stepId,
    inputParentMessageId: headers.parentMessageId,
    inputProtocolVersion: headers.protocolVersion,
  };
  const sealedError = runtime.cipher.seal(describeError(error), 1);
  if (headers.replyTo !== undefined && runtime.sendsErrorReplies) {
    await runtime.publisher.publish({
      routingKey: headers.replyTo,
      content: sealedError,
      headers: { ...outgoing, "x-eio-error-response": true },
    });
  }
  const record = {
    error: sealedError.toString("latin1"),
    errorInput: delivery.content.toString(headers.protocolVersion === 2 ? "base64" : "latin1"),
    ...(logs.length > 0 ? { errorLogs: runtime.cipher.seal(logs, 1).toString("latin1") } : {}),
  };
  const content = Buffer.from(JSON.stringify(record));
  await runtime.publisher.publish({ routingKey: runtime.keys.error, content, headers: outgoing });
}

/** A process that cannot start says why, so that it shows on its step. There is no input. */
export async function reportStartError(
  runtime: Pick<Sender, "cipher" | "publisher" | "sender" | "keys">,
  error: unknown,
): Promise<void> {
  const record = { error: runtime.cipher.seal(describeError(error), 1).toString("latin1") };
  const { threadId: _none, ...headers } = messageHeaders(runtime.sender, {
    messageId: crypto.randomUUID(),
    threadId: "",
  });
  const content = Buffer.from(JSON.stringify(record));
  await runtime.publisher.publish({ routingKey: runtime.keys.error, content, headers, timeoutMs: 5_000 });
}

function describeError(error: unknown): Record<string, unknown> {
  if (isStepError(error)) {
    // An expected failure: its words are enough.
    return { name: error.name, message: error.message, code: error.code, details: storable(error.details) };
  }
  if (error instanceof Error) return { name: error.name, message: error.message, stack: error.stack };
  return { name: "Error", message: String(error) };
}

/** Details come from component code: a circle in them must not cost the error record. */
function storable(details: unknown): unknown {
  try {
    JSON.stringify(details);
    return details;
  } catch {
    return String(details);
  }
}
