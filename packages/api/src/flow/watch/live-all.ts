import { tracked } from "@trpc/server";
import { z } from "zod";
import { followAllFlows } from "../../live/follow-flows.ts";
import { workspaceProcedure } from "../../trpc.ts";

/** Pictures of every flow of the workspace, one flow at a time, beginning with all of them. */
export const liveAll = workspaceProcedure
  .input(z.object({ lastEventId: z.string().nullish() }).optional())
  .subscription(async function* ({ ctx, signal = new AbortController().signal }) {
    for await (const picture of followAllFlows(ctx, { workspaceId: ctx.workspaceId, signal })) {
      yield tracked(String(picture.at), picture);
    }
  });
