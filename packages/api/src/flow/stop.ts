import { setWish } from "@millrace/db";
import { z } from "zod";
import { hurryRunner } from "../runner/hurry-runner.ts";
import { workspaceProcedure } from "../trpc.ts";
import { flowState } from "./start.ts";

/** Asks for a flow to end. Its unprocessed messages are dropped. */
export const stop = workspaceProcedure
  .meta({ openapi: { method: "POST", path: "/flows/{id}/stop", tags: ["flows"], summary: "Stop a flow" } })
  .input(z.object({ id: z.string() }))
  .output(flowState)
  .mutation(async ({ ctx: { db, workspaceId, actor, jobs }, input: { id } }) => {
    const { state } = await setWish(db, { workspaceId, flowId: id, command: "stop", actor });
    await hurryRunner({ jobs }, { flowId: id });
    return { id, state };
  });
