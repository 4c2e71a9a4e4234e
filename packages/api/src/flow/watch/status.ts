import { getVersion } from "@millrace/db";
import { desiredStateSchema, flowStateSchema, liveStepSchema, wakeSplitSchema } from "@millrace/flow";
import { z } from "zod";
import { readLiveFlow } from "../../live/read-live-flow.ts";
import { workspaceProcedure } from "../../trpc.ts";
import { isoTime } from "./iso-time.ts";
import { waitingOf, waitingShape } from "./waiting.ts";

/** What programs are told of a step: its picture without what is of use to a canvas alone. */
const stepShape = liveStepSchema
  .omit({ inPerSecond: true, outPerSecond: true, rebound: true })
  .required({ isPaused: true, replicas: true, prefetch: true });

const statusShape = z.object({
  id: z.string(),
  name: z.string(),
  state: flowStateSchema,
  since: z.string(),
  reason: z.string().optional(),
  /** What is wanted of it. */
  desired: desiredStateSchema,
  /** The one that works, is meant to, or would be started. */
  version: z.number().int().optional(),
  /** A new version is taking over from this one. */
  previousVersion: z.number().int().optional(),
  /** While it does: steps that are as the new version has them, of all. */
  rollOut: z.object({ done: z.number().int(), steps: z.number().int() }).optional(),
  /** Given up: its containers did not become ready. */
  refusedVersion: z.number().int().optional(),
  steps: z.array(stepShape),
  waiting: waitingShape,
  /** Hard stop of each queue. */
  limits: z.object({ messages: z.number(), bytes: z.number() }),
  /** Suspended: when the messages are dropped. */
  retentionEndsAt: z.string().optional(),
  /** Draining: when it stops waiting for the rest. */
  drainEndsAt: z.string().optional(),
  /** Messages in front of steps that the version no longer has. */
  held: z.array(z.object({ stepId: z.string(), messages: z.number().int() })),
  /** The newest wake, in milliseconds. */
  wake: wakeSplitSchema.optional(),
});

/** The state of a flow, its containers and its queues at this moment. */
export const status = workspaceProcedure
  .meta({ openapi: { method: "GET", path: "/flows/{id}/status", tags: ["flows"], summary: "State of a flow" } })
  .input(z.object({ id: z.string() }))
  .output(statusShape)
  .query(async ({ ctx, input: { id } }) => {
    const key = { workspaceId: ctx.workspaceId, flowId: id };
    const [{ row, picture }, newest] = await Promise.all([readLiveFlow(ctx, key), getVersion(ctx.db, key)]);
    const { state, reason, limits, held = [], wake, previousVersion, rollOut, steps } = picture;
    return {
      id,
      name: row.name,
      state,
      since: new Date(picture.since).toISOString(),
      reason,
      desired: row.desired,
      version: picture.version ?? newest?.number,
      previousVersion,
      rollOut,
      refusedVersion: row.refusedVersion,
      steps,
      waiting: waitingOf(picture),
      limits,
      retentionEndsAt: isoTime(picture.retentionEndsAt),
      drainEndsAt: isoTime(picture.drainEndsAt),
      held,
      wake,
    };
  });
