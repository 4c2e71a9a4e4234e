import { addAuditEntry, findFlow, openFlowMessage } from "@millrace/db";
import { messagePageSchema } from "@millrace/jobs";
import { z } from "zod";
import { askRunner } from "../runner/ask-runner.ts";
import { workspaceProcedure } from "../trpc.ts";
import { queuePlace, refuseWithoutQueues, sealSearch, searchInput } from "./queue-place.ts";

/** A round of a full queue takes its time. */
const answerWithinMs = 55_000;

/**
 * Looks into a queue of a step: what is in it, in its order, with the beginning of each message. Nothing leaves its place. What waits for a step can be
 * looked at while no container takes it: pause the step, or suspend the flow.
 */
export const list = workspaceProcedure
  .meta({
    openapi: {
      method: "GET",
      path: "/flows/{flowId}/steps/{stepId}/messages",
      tags: ["messages"],
      summary: "Look into a queue",
    },
  })
  .input(
    z.object({
      ...queuePlace,
      search: searchInput,
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(500).default(100),
    }),
  )
  .output(messagePageSchema)
  .query(async ({ ctx, input: { search, offset, limit, ...place } }) => {
    const { db, workspaceId, masterKey, actor } = ctx;
    const { flowId, stepId, kind } = place;
    const flow = await findFlow(db, { workspaceId, flowId });
    refuseWithoutQueues(flow);
    const { sealed } = await askRunner(ctx, {
      name: "list-messages",
      payload: { ...place, offset, limit, ...sealSearch(ctx, { flowId, search }) },
      timeoutMs: answerWithinMs,
    });
    const page = messagePageSchema.parse(openFlowMessage(masterKey, { flowId, sealed }));
    // Nobody sees what is not written down. To find nothing by a search tells something, too.
    if (page.items.length > 0 || search) {
      await addAuditEntry(db, {
        ...{ workspaceId, flowId, flowName: flow.name, stepId, kind, search, actor: actor.name },
        ...{ action: "look", outcome: "done", count: page.items.length, looked: page.looked, queued: page.queued },
        messageIds: page.items.flatMap(({ messageId }) => messageId ?? []),
      });
    }
    return page;
  });
