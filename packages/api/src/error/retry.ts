import { type ErrorDetail, findFlow, getError, sealFlowMessage } from "@millrace/db";
import { bytesPerMegabyte, DomainError, defaultLimits, sealErrorEnvelope } from "@millrace/flow";
import { z } from "zod";
import { askRunner } from "../runner/ask-runner.ts";
import { type WorkspaceContext, workspaceProcedure } from "../trpc.ts";
import { refuseRetry } from "./refuse-retry.ts";

const answerWithinMs = 20_000;

/** What may be edited of a message; ids and the output of earlier steps stay as they were, whatever else is sent along. */
const editedInput = z.object({
  body: z.unknown(),
  headers: z.record(z.string(), z.unknown()).optional(),
  attachments: z.record(z.string(), z.looseObject({ url: z.string() })).optional(),
});

/** Sends the message of an error to its step once more, as it was or edited; it continues from there. */
export const retry = workspaceProcedure
  .meta({ openapi: { method: "POST", path: "/errors/{id}/retry", tags: ["errors"], summary: "Retry an error" } })
  .input(z.object({ id: z.string(), input: editedInput.optional() }))
  .output(z.object({ id: z.string(), status: z.literal("retried") }))
  .mutation(async ({ ctx, input: { id, input } }) => {
    const { db, workspaceId, masterKey, actor } = ctx;
    const error = await getError(db, { workspaceId, masterKey, id });
    const { flowId } = error;
    refuseSettled(error);
    refuseRetry(await findFlow(db, { workspaceId, flowId }));
    const { failed } = await askRunner(ctx, {
      name: "retry-errors",
      payload: {
        flowId,
        errorIds: [id],
        actor: actor.name,
        ...(input && { sealedInput: sealEdited(ctx, { error, input }) }),
      },
      timeoutMs: answerWithinMs,
    });
    const [failure] = failed;
    if (failure) throw new DomainError("conflict", `The message was not sent again: ${failure.reason}`);
    return { id, status: "retried" };
  });

function refuseSettled({ id, status, canRetry }: ErrorDetail): void {
  if (status === "retried" || status === "dismissed") {
    throw new DomainError("wrong_state", `Error ${id} was ${status} already.`, { details: { status } });
  }
  if (!canRetry) {
    throw new DomainError("wrong_state", `Of error ${id} no message was kept: there is nothing to send again.`);
  }
}

function sealEdited(
  { masterKey }: WorkspaceContext,
  { error, input }: { error: ErrorDetail; input: z.infer<typeof editedInput> },
): string {
  const original = z.looseObject({}).catch({}).parse(error.input);
  const { body = null, headers, attachments } = input;
  const message = { ...original, body, ...(headers && { headers }), ...(attachments && { attachments }) };
  const most = defaultLimits.messageMegabytes;
  if (Buffer.byteLength(JSON.stringify(message)) > most * bytesPerMegabyte) {
    throw new DomainError("too_large", `A message is at most ${most} MB, with what earlier steps put out.`);
  }
  const seal = (part: unknown) => sealFlowMessage(masterKey, { flowId: error.flowId, message: part });
  return error.handlesErrors ? sealErrorEnvelope(body, seal) : seal(message);
}
