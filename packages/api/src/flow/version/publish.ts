import { publishFlow } from "@millrace/db";
import { z } from "zod";
import { hurryRunner } from "../../runner/hurry-runner.ts";
import { problemShape } from "../../shapes/problem-shape.ts";
import { workspaceProcedure } from "../../trpc.ts";

/** Makes a version of the draft; a flow that works changes over to it. Refused (`invalid_flow`) while it has problems, and (`stale_draft`) when someone saved after `revision`. */
export const publish = workspaceProcedure
  .meta({ openapi: { method: "POST", path: "/flows/{id}/publish", tags: ["flows"], summary: "Publish the draft" } })
  .input(
    z.object({
      id: z.string(),
      /** Of the draft that was looked at; without it, the newest. */
      revision: z.number().int().optional(),
      note: z.string().trim().max(2000).optional(),
    }),
  )
  .output(z.object({ id: z.string(), version: z.number().int(), problems: z.array(problemShape) }))
  .mutation(async ({ ctx: { db, workspaceId, actor, jobs }, input: { id, revision, note } }) => {
    const { version, problems, isWanted } = await publishFlow(db, { workspaceId, flowId: id, revision, note, actor });
    if (isWanted) await hurryRunner({ jobs }, { flowId: id });
    return { id, version, problems };
  });
