import { extendRetention as extend } from "@millrace/db";
import { z } from "zod";
import { hurryRunner } from "../../runner/hurry-runner.ts";
import { workspaceProcedure } from "../../trpc.ts";

/** Keeps the messages of a suspended flow for so many days longer than it says now; at most a year from now. */
export const extendRetention = workspaceProcedure
  .meta({
    openapi: {
      method: "POST",
      path: "/flows/{id}/retention",
      tags: ["flows"],
      summary: "Keep the messages of a suspended flow for longer",
    },
  })
  .input(z.object({ id: z.string(), days: z.number().int().min(1).max(365) }))
  .output(z.object({ id: z.string(), retentionEndsAt: z.string() }))
  .mutation(async ({ ctx: { db, workspaceId, actor, jobs }, input: { id, days } }) => {
    const { retentionEndsAt } = await extend(db, { workspaceId, flowId: id, days, actor });
    await hurryRunner({ jobs }, { flowId: id });
    return { id, retentionEndsAt: retentionEndsAt.toISOString() };
  });
