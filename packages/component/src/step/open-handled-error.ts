import { type Delivery, type MessageCipher, readHeaders } from "@millrace/broker";
import { type Message, openErrorEnvelope } from "@millrace/flow";

/**
 * An error as its handler gets it (component contract §4.8). Beside what the contract says, the body tells where it happened: expressions
 * see the body alone.
 */
export function openHandledError(cipher: MessageCipher, { content, headers }: Delivery): Message {
  const open = (sealed: string) => cipher.open(Buffer.from(sealed, "latin1"));
  const { error, errorInput } = openErrorEnvelope(content.toString("utf8"), open);
  const { stepId, threadId } = readHeaders(headers);
  return { body: { error, errorInput, stepId, executionId: threadId }, headers };
}
