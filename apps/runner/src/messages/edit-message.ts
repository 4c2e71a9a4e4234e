import { randomUUID } from "node:crypto";
import type { MessageCipher } from "@millrace/broker";
import { bytesPerMegabyte, defaultLimits, sealErrorEnvelope } from "@millrace/flow";
import { z } from "zod";
import { isHandledError, openMessage } from "./describe-message.ts";
import type { TakenMessage } from "./take-messages.ts";

const editSchema = z.object({
  body: z.unknown(),
  headers: z.record(z.string(), z.unknown()).optional(),
  attachments: z.record(z.string(), z.unknown()).optional(),
});

/**
 * A message with another body in place of its own, of the same execution and the same sender. It has an id of its own, as it is not the message
 * that was sent. @returns why it cannot be edited so, too.
 */
export function editMessage(
  cipher: MessageCipher,
  { taken, sealedEdit }: { taken: TakenMessage; sealedEdit: string },
): { edited: TakenMessage; sealed: string } | { reason: string } {
  const edit = editSchema.parse(cipher.open(Buffer.from(sealedEdit, "latin1")));
  const original = z.looseObject({}).catch({}).parse(openMessage(cipher, taken));
  const id = randomUUID();
  const { body = null, headers, attachments } = edit;
  const message = { ...original, id, body, ...(headers && { headers }), ...(attachments && { attachments }) };
  const most = defaultLimits.messageMegabytes;
  if (Buffer.byteLength(JSON.stringify(message)) > most * bytesPerMegabyte) {
    return { reason: `a message is at most ${most} MB, with what earlier steps put out` };
  }
  const content = isHandledError(taken)
    ? Buffer.from(sealErrorEnvelope(body, (part) => cipher.seal(part, 1).toString("latin1")))
    : cipher.seal(message, 1);
  const kept = { ...taken.headers, messageId: id, editOf: taken.headers.messageId, protocolVersion: 1 };
  return { edited: { ...taken, content, headers: kept }, sealed: content.toString("latin1") };
}
