import { setWish } from "@millrace/db";
import { flowStateSchema } from "@millrace/flow";
import { z } from "zod";
import { hurryRunner } from "../../runner/hurry-runner.ts";
import { workspaceProcedure } from "../../trpc.ts";
import { refuseUnfit } from "./refuse-unfit.ts";

export const flowState = z.object({ id: z.string(), state: flowStateSchema });

/** Asks for the newest version to work. The answer's state is the one of this moment: the runner makes it follow. */
export const start = workspaceProcedure
  .meta({ openapi: { method: "POST", path: "/flows/{id}/start", tags: ["flows"], summary: "Start a flow" } })
  .input(z.object({ id: z.string() }))
  .output(flowState)
  .mutation(async ({ ctx, input: { id } }) => {
    const { db, workspaceId, actor, jobs } = ctx;
    await refuseUnfit(ctx, { flowId: id });
    const { state } = await setWish(db, { workspaceId, flowId: id, command: "start", actor });
    await hurryRunner({ jobs }, { flowId: id });
    return { id, state };
  });
