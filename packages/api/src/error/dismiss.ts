import { getError } from "@millrace/db";
import { DomainError } from "@millrace/flow";
import { z } from "zod";
import { askRunner } from "../runner/ask-runner.ts";
import { workspaceProcedure } from "../trpc.ts";

const answerWithinMs = 20_000;

/** Gives up the message of an error; a quarantined one leaves its quarantine for good. Asked twice, it is no error. */
export const dismiss = workspaceProcedure
  .meta({ openapi: { method: "POST", path: "/errors/{id}/dismiss", tags: ["errors"], summary: "Dismiss an error" } })
  .input(z.object({ id: z.string() }))
  .output(z.object({ id: z.string(), status: z.literal("dismissed") }))
  .mutation(async ({ ctx, input: { id } }) => {
    const { db, workspaceId, masterKey, actor } = ctx;
    const { flowId, status } = await getError(db, { workspaceId, masterKey, id });
    if (status === "dismissed") return { id, status };
    if (status === "retried") {
      throw new DomainError("wrong_state", `Error ${id} was retried already.`, { details: { status } });
    }
    await askRunner(ctx, {
      name: "dismiss-errors",
      payload: { flowId, errorIds: [id], actor: actor.name },
      timeoutMs: answerWithinMs,
    });
    return { id, status: "dismissed" };
  });
