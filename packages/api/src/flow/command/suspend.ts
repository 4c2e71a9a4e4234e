import { setWish } from "@millrace/db";
import { z } from "zod";
import { hurryRunner } from "../../runner/hurry-runner.ts";
import { workspaceProcedure } from "../../trpc.ts";
import { flowState } from "./start.ts";

/** Asks for a pause: containers go, unprocessed messages are kept for a limited time. */
export const suspend = workspaceProcedure
  .meta({ openapi: { method: "POST", path: "/flows/{id}/suspend", tags: ["flows"], summary: "Suspend a flow" } })
  .input(z.object({ id: z.string() }))
  .output(flowState)
  .mutation(async ({ ctx: { db, workspaceId, actor, jobs }, input: { id } }) => {
    const { state } = await setWish(db, { workspaceId, flowId: id, command: "suspend", actor });
    await hurryRunner({ jobs }, { flowId: id });
    return { id, state };
  });
