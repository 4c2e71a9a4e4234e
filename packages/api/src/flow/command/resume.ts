import { setWish } from "@millrace/db";
import { z } from "zod";
import { hurryRunner } from "../../runner/hurry-runner.ts";
import { workspaceProcedure } from "../../trpc.ts";
import { refuseUnfit } from "./refuse-unfit.ts";
import { flowState } from "./start.ts";

/** Asks for a suspended flow to go on, with its oldest message and the newest version. */
export const resume = workspaceProcedure
  .meta({ openapi: { method: "POST", path: "/flows/{id}/resume", tags: ["flows"], summary: "Resume a flow" } })
  .input(z.object({ id: z.string() }))
  .output(flowState)
  .mutation(async ({ ctx, input: { id } }) => {
    const { db, workspaceId, actor, jobs } = ctx;
    await refuseUnfit(ctx, { flowId: id });
    const { state } = await setWish(db, { workspaceId, flowId: id, command: "resume", actor });
    await hurryRunner({ jobs }, { flowId: id });
    return { id, state };
  });
