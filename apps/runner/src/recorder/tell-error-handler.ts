import { randomUUID } from "node:crypto";
import {
  type Delivery,
  flowExchange,
  messageHeaders,
  type Publisher,
  QueueFull,
  readHeaders,
  routingKey,
  Unroutable,
} from "@millrace/broker";
import type { DeadLetter } from "./dead-letter.ts";
import type { FlowFacts } from "./flow-facts.ts";

interface SetAsideError {
  delivery: Pick<Delivery, "content" | "headers">;
  letter: DeadLetter;
  facts: FlowFacts;
  /** Why the message was set aside. */
  error: { name: string; message: string };
}

const confirmTimeoutMs = 10_000;

/**
 * Tells a flow's error handler of a message that was set aside, as its step would have told of an error. Told again when what follows
 * fails: a handler may hear of it twice.
 * @returns whether a handler has it. One whose queue is full does not hear of it; the record is there all the same.
 * @throws BrokerUnavailable.
 */
export async function tellErrorHandler(
  publisher: Publisher,
  { delivery, letter, facts, error }: SetAsideError,
): Promise<boolean> {
  const { flowId, stepId, messageId, threadId, execId, protocolVersion } = letter;
  if (!facts.handledSteps.has(stepId)) return false;
  const { meta, stepId: inputStepId, parentMessageId } = readHeaders(delivery.headers);
  const now = Date.now();
  const sender = {
    execId: execId ?? facts.execId ?? "",
    taskId: flowId,
    workspaceId: facts.workspaceId,
    userId: "millrace",
    stepId,
  };
  const message = {
    messageId: randomUUID(),
    threadId: threadId ?? randomUUID(),
    parentMessageId: messageId,
    start: now,
    end: now,
    meta,
  };
  const input = { inputStepId, inputParentMessageId: parentMessageId, inputProtocolVersion: protocolVersion };
  try {
    await publisher.publish({
      exchange: flowExchange(flowId),
      routingKey: routingKey({ flowId, stepId, kind: "setaside" }),
      content: errorContent({ error, delivery, letter, facts }),
      headers: { ...messageHeaders(sender, message), ...input },
      mandatory: true,
      timeoutMs: confirmTimeoutMs,
    });
    return true;
  } catch (failure) {
    if (failure instanceof QueueFull || failure instanceof Unroutable) return false;
    throw failure;
  }
}

/** As a step reports it (component contract §4.5): two sealed texts in one that is not. */
function errorContent({ error, delivery, letter, facts }: SetAsideError): Buffer {
  const envelope = {
    error: facts.cipher.seal(error, 1).toString("latin1"),
    errorInput: delivery.content.toString(letter.protocolVersion === 2 ? "base64" : "latin1"),
  };
  return Buffer.from(JSON.stringify(envelope));
}
