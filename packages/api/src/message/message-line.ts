import { type MasterKey, openFlowMessage } from "@millrace/db";
import type { StreamedMessage } from "@millrace/jobs";
import { z } from "zod";

const metaName = /^x-eio-meta-/i;

/** One line of an export: a message as its step would get it, and where it waits. Lines of another installation fit as well. */
export const messageLineShape = z.object({
  /** Of the flow it was exported from; an import goes by its own address. */
  flowId: z.string().optional(),
  /** The step it waits for. */
  stepId: z.string(),
  messageId: z.string().optional(),
  /** Its execution. */
  threadId: z.string().optional(),
  parentMessageId: z.string().optional(),
  /** Step it comes from: the edge between the two says how it is mapped. */
  sender: z.string().optional(),
  /** Headers `x-eio-meta-…`, handed on with everything that comes of it. */
  meta: z.record(z.string().regex(metaName), z.unknown()).optional(),
  message: z.looseObject({
    body: z.unknown(),
    headers: z.record(z.string(), z.unknown()).default({}),
    attachments: z.record(z.string(), z.unknown()).optional(),
    passthrough: z.record(z.string(), z.unknown()).optional(),
  }),
});

export type MessageLine = z.infer<typeof messageLineShape>;

/** What cannot be opened, a foreign component's nonsense say, has `null` for its message. */
export function writeMessageLine(
  masterKey: MasterKey,
  { flowId, streamed }: { flowId: string; streamed: StreamedMessage },
): string {
  const { stepId, headers, sealed } = streamed;
  const { messageId, threadId, parentMessageId, stepId: sender } = headers;
  const meta = Object.entries(headers).filter(([name]) => metaName.test(name));
  const line = {
    flowId,
    stepId,
    messageId,
    threadId,
    parentMessageId,
    sender,
    ...(meta.length > 0 && { meta: Object.fromEntries(meta) }),
    message: openFlowMessage(masterKey, { flowId, sealed }) ?? null,
  };
  return `${JSON.stringify(line)}\n`;
}

/** AMQP headers of an imported message. */
export function headersOfLine({ threadId, parentMessageId, sender, meta }: MessageLine): Record<string, unknown> {
  return {
    ...meta,
    ...(threadId !== undefined && { threadId }),
    ...(parentMessageId !== undefined && { parentMessageId }),
    ...(sender !== undefined && { stepId: sender }),
  };
}
