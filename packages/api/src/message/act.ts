import { addAuditEntry, findFlow, noteAuditProgress, sealFlowMessage } from "@millrace/db";
import { bytesPerMegabyte, DomainError, defaultLimits, parseMessageSearch } from "@millrace/flow";
import { z } from "zod";
import { within } from "../runner/within.ts";
import { workspaceProcedure } from "../trpc.ts";
import { queuePlace, refuseWithoutQueues, sealSearch, searchInput } from "./queue-place.ts";

const tellWithinMs = 2_000;

/** What may be edited of a message; its ids and the output of earlier steps stay as they were. */
const editShape = z.object({
  body: z.unknown(),
  headers: z.record(z.string(), z.unknown()).optional(),
  attachments: z.record(z.string(), z.unknown()).optional(),
});

const actShape = z.object({
  ...queuePlace,
  /** `replay`: to its step now, what waits for later or is quarantined. `edit`: another body in place of its own; a quarantined one is replayed with it. */
  act: z.enum(["drop", "replay", "edit"]),
  /** Which ones: these, or those a search finds, or all. */
  messageIds: z.array(z.string()).min(1).max(10_000).optional(),
  search: searchInput,
  all: z.boolean().optional(),
  /** Of the only message that is edited. */
  edit: editShape.optional(),
});

/**
 * Drops, replays or edits messages of a queue of a step. It goes on by itself: `GET /flows/{flowId}/acts/{id}` tells how far it got.
 */
export const act = workspaceProcedure
  .meta({
    openapi: {
      method: "POST",
      path: "/flows/{flowId}/steps/{stepId}/messages/act",
      tags: ["messages"],
      summary: "Drop, replay or edit messages",
    },
  })
  .input(actShape)
  .output(z.object({ id: z.string() }))
  .mutation(async ({ ctx, input }) => {
    const { db, jobs, workspaceId, masterKey, actor } = ctx;
    const { flowId, stepId, kind, act: action, messageIds, search } = input;
    const flow = await findFlow(db, { workspaceId, flowId });
    refuseWithoutQueues(flow);
    refuseUnclear(input);
    const sealedEdit = input.edit && sealFlowMessage(masterKey, { flowId, message: input.edit });
    if (sealedEdit !== undefined && sealedEdit.length > defaultLimits.messageMegabytes * bytesPerMegabyte * 1.4) {
      throw new DomainError("too_large", `A message is at most ${defaultLimits.messageMegabytes} MB.`);
    }
    const auditId = await addAuditEntry(db, {
      ...{ workspaceId, flowId, flowName: flow.name, stepId, kind, search, actor: actor.name, action, messageIds },
      outcome: "begun",
    });
    const payload = {
      ...{ flowId, stepId, kind, act: action, auditId, actor: actor.name },
      ...(messageIds && { messageIds }),
      ...sealSearch(ctx, { flowId, search }),
      ...(sealedEdit !== undefined && { sealedEdit }),
    };
    const told = jobs.tell("act-on-messages", payload).then(() => true);
    if (!(await within(tellWithinMs, told))) {
      const reason = "The runner cannot be asked: Redis does not answer. `npm run doctor` says more.";
      await noteAuditProgress(db, { id: auditId, flowId, outcome: "failed", count: 0, reason });
      throw new DomainError("unavailable", reason);
    }
    return { id: auditId };
  });

function refuseUnclear({ act: action, kind, messageIds, search, all, edit }: z.infer<typeof actShape>): void {
  const isSearch = search !== undefined && parseMessageSearch(search) !== undefined;
  const ways = [messageIds !== undefined, isSearch, all === true].filter(Boolean).length;
  if (ways !== 1) throw new DomainError("invalid_input", "Say which messages: by their ids, by a search, or all.");
  if (action === "replay" && kind === "waiting") {
    throw new DomainError("invalid_input", "What waits for its step is there already: there is nothing to replay.");
  }
  if ((action === "edit") !== (edit !== undefined)) {
    throw new DomainError("invalid_input", "An edit comes with the message as it is to be, and nothing else does.");
  }
  if (action === "edit" && messageIds?.length !== 1) {
    throw new DomainError("invalid_input", "One message is edited at a time: name it by its id.");
  }
}
