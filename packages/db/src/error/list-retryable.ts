import { z } from "zod";
import type { Database } from "../database.ts";
import { type ErrorStatus, toErrorStatus } from "./error-status.ts";

/** AMQP headers that the input came with, as far as a retry needs them; `x-eio-meta-…` beside. */
export const inputHeadersSchema = z
  .looseObject({
    /** The sender: the edge it came over, and so its mapping. None for what entered the flow here, or was never told. */
    stepId: z.string().optional(),
    parentMessageId: z.string().optional(),
    /** On the wire; `sealedInput` is base64 whichever it was. */
    protocolVersion: z.union([z.literal(1), z.literal(2)]).optional(),
  })
  .catch({});

export type InputHeaders = z.infer<typeof inputHeadersSchema>;

/** An error record as the runner needs it to send its input once more, or to give it up. */
export interface RetryableError {
  id: string;
  workspaceId: string;
  stepId: string;
  status: ErrorStatus;
  threadId: string | undefined;
  /** Of the input; its copy in the quarantine carries it too. */
  messageId: string | undefined;
  /** Base64 of the flow's cipher; none when the step never got one (it could not start). */
  sealedInput: string | undefined;
  inputHeaders: InputHeaders;
}

/** Those of the given errors that exist in this flow, oldest first, whatever their status. For the runner: not scoped to a workspace. */
export async function listRetryable(
  db: Database,
  { flowId, errorIds }: { flowId: string; errorIds: readonly string[] },
): Promise<RetryableError[]> {
  const rows = await db.errorRecord.findMany({
    where: { flowId, id: { in: [...errorIds] } },
    orderBy: [{ at: "asc" }, { id: "asc" }],
  });
  return rows.map((row) => ({
    id: row.id,
    workspaceId: row.workspaceId,
    stepId: row.stepId,
    status: toErrorStatus(row.status),
    threadId: row.threadId ?? undefined,
    messageId: row.messageId ?? undefined,
    sealedInput: row.sealedInput ?? undefined,
    inputHeaders: inputHeadersSchema.parse(row.inputHeaders ?? {}),
  }));
}
