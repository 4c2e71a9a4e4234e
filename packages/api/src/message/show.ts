import { addAuditEntry, findFlow, openFlowMessage } from "@millrace/db";
import { queuedMessageSchema } from "@millrace/jobs";
import { z } from "zod";
import { askRunner } from "../runner/ask-runner.ts";
import { workspaceProcedure } from "../trpc.ts";
import { queuePlace, refuseWithoutQueues } from "./queue-place.ts";

const answerWithinMs = 55_000;

/** One message of a queue. One that is larger than 256 kB is cut unless all of it is asked for. */
export const show = workspaceProcedure
  .meta({
    openapi: {
      method: "GET",
      path: "/flows/{flowId}/steps/{stepId}/messages/{messageId}",
      tags: ["messages"],
      summary: "Show a message of a queue",
    },
  })
  .input(
    z.object({
      ...queuePlace,
      messageId: z.string(),
      whole: z.boolean().default(false),
    }),
  )
  .output(queuedMessageSchema)
  .query(async ({ ctx, input: { whole: isWhole, ...place } }) => {
    const { db, workspaceId, masterKey, actor } = ctx;
    const { flowId, stepId, kind, messageId } = place;
    const flow = await findFlow(db, { workspaceId, flowId });
    refuseWithoutQueues(flow);
    const payload = { ...place, isWhole };
    const { sealed } = await askRunner(ctx, { name: "show-message", payload, timeoutMs: answerWithinMs });
    await addAuditEntry(db, {
      ...{ workspaceId, flowId, flowName: flow.name, stepId, kind, actor: actor.name },
      ...{ action: "look", outcome: "done", count: 1, messageIds: [messageId] },
    });
    return queuedMessageSchema.parse(openFlowMessage(masterKey, { flowId, sealed }));
  });
