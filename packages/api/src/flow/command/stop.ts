import { setWish } from "@millrace/db";
import { z } from "zod";
import { hurryRunner } from "../../runner/hurry-runner.ts";
import { workspaceProcedure } from "../../trpc.ts";
import { flowState } from "./start.ts";

const longestDrainSeconds = 24 * 3600;

/**
 * Asks for a flow to end; what it has not processed is dropped. With `drain` it takes nothing new, finishes what is queued, and
 * ends then, or after `drainSeconds` (default 10 minutes). Asked again without `drain`, it no longer waits.
 */
export const stop = workspaceProcedure
  .meta({ openapi: { method: "POST", path: "/flows/{id}/stop", tags: ["flows"], summary: "Stop a flow" } })
  .input(
    z.object({
      id: z.string(),
      drain: z.boolean().default(false),
      drainSeconds: z.number().int().min(1).max(longestDrainSeconds).optional(),
    }),
  )
  .output(flowState)
  .mutation(async ({ ctx: { db, workspaceId, actor, jobs }, input: { id, drain, drainSeconds } }) => {
    const command = drain ? "drain" : "stop";
    const { state } = await setWish(db, { workspaceId, flowId: id, command, drainSeconds, actor });
    await hurryRunner({ jobs }, { flowId: id });
    return { id, state };
  });
