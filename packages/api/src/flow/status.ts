import { getVersion } from "@millrace/db";
import { flowStateSchema } from "@millrace/flow";
import { z } from "zod";
import { readLiveFlow } from "../live/read-live-flow.ts";
import { workspaceProcedure } from "../trpc.ts";

const statusShape = z.object({
  id: z.string(),
  name: z.string(),
  state: flowStateSchema,
  since: z.string(),
  reason: z.string().optional(),
  /** The one that works, is meant to, or would be started. */
  version: z.number().int().optional(),
  steps: z.array(
    z.object({
      id: z.string(),
      containers: z.array(
        z.object({
          id: z.string(),
          state: z.enum(["starting", "running", "restarting", "exited"]),
          restarts: z.number().int(),
          exitCode: z.number().int().optional(),
          outOfMemory: z.boolean().optional(),
        }),
      ),
      ready: z.number().int(),
      unacked: z.number().int(),
      rebounds: z.number().int(),
      quarantined: z.number().int(),
      in: z.number().int(),
      out: z.number().int(),
      errors: z.number().int(),
    }),
  ),
  retentionEndsAt: z.string().optional(),
});

/** The state of a flow, its containers and its queues at this moment. */
export const status = workspaceProcedure
  .meta({ openapi: { method: "GET", path: "/flows/{id}/status", tags: ["flows"], summary: "State of a flow" } })
  .input(z.object({ id: z.string() }))
  .output(statusShape)
  .query(async ({ ctx, input: { id } }) => {
    const key = { workspaceId: ctx.workspaceId, flowId: id };
    const [{ row, picture }, newest] = await Promise.all([readLiveFlow(ctx, key), getVersion(ctx.db, key)]);
    return {
      id,
      name: row.name,
      state: picture.state,
      since: new Date(picture.since).toISOString(),
      reason: picture.reason,
      version: picture.version ?? newest?.number,
      steps: picture.steps,
      retentionEndsAt: row.retentionEndsAt?.toISOString(),
    };
  });
