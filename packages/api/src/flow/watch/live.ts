import { tracked } from "@trpc/server";
import { z } from "zod";
import { followFlow } from "../../live/follow-flows.ts";
import { workspaceProcedure } from "../../trpc.ts";

/** `lastEventId` is what a browser sends when it comes back. Pictures are whole, so the newest is all it missed. */
export const live = workspaceProcedure
  .input(z.object({ id: z.string(), lastEventId: z.string().nullish() }))
  .subscription(async function* ({ ctx, input: { id }, signal = new AbortController().signal }) {
    for await (const picture of followFlow(ctx, { workspaceId: ctx.workspaceId, flowId: id, signal })) {
      yield tracked(String(picture.at), picture);
    }
  });
