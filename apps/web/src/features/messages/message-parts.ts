import { z } from "zod";

const attachmentSchema = z.looseObject({ url: z.string({ error: "an attachment needs a url" }) });

const editableSchema = z.strictObject({
  body: z.unknown(),
  headers: z.record(z.string(), z.unknown(), { error: "headers are an object" }).optional(),
  attachments: z.record(z.string(), attachmentSchema, { error: "attachments are an object" }).optional(),
});

/** What of a message a person may change. */
export type EditableMessage = z.infer<typeof editableSchema>;

export interface MessageParts {
  editable: EditableMessage;
  /** Output of earlier steps that travels along; undefined when there is none. */
  passthrough: Record<string, unknown> | undefined;
}

const messageSchema = z.looseObject({
  body: z.unknown(),
  headers: z.record(z.string(), z.unknown()).optional().catch(undefined),
  attachments: z.record(z.string(), attachmentSchema).optional().catch(undefined),
  passthrough: z.record(z.string(), z.unknown()).optional().catch(undefined),
});

/** The parts of a message as a step got it. Anything that is no message counts as a body. */
export function messageParts(input: unknown): MessageParts {
  const message = messageSchema.safeParse(input);
  if (!message.success) return { editable: { body: input }, passthrough: undefined };
  const { body, headers, attachments, passthrough } = message.data;
  return {
    editable: { body, ...(hasEntries(headers) && { headers }), ...(hasEntries(attachments) && { attachments }) },
    passthrough: hasEntries(passthrough) ? passthrough : undefined,
  };
}

export type EditedMessage = { ok: true; message: EditableMessage } | { ok: false; problem: string };

/** Whether an edited value is a message; `body` has to be there, nothing besides headers and attachments may be. */
export function checkEdited(value: unknown): EditedMessage {
  if (typeof value !== "object" || value === null || !("body" in value)) {
    return { ok: false, problem: 'A message is an object with a "body": {"body": {…}}.' };
  }
  const message = editableSchema.safeParse(value);
  if (message.success) return { ok: true, message: message.data };
  const [issue] = message.error.issues;
  if (issue?.code === "unrecognized_keys") {
    return { ok: false, problem: `Only body, headers and attachments can be changed, not ${issue.keys.join(", ")}.` };
  }
  return { ok: false, problem: `${issue?.path.join(".") || "The message"}: ${issue?.message ?? "is not valid"}.` };
}

function hasEntries<T extends object>(value: T | undefined): value is T {
  return value !== undefined && Object.keys(value).length > 0;
}
