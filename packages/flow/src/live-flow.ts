import { z } from "zod";
import { flowStateSchema } from "./lifecycle.ts";

/** One container of a step as the engine reports it. */
export const liveContainerSchema = z.object({
  id: z.string(),
  state: z.enum(["starting", "running", "restarting", "exited"]),
  restarts: z.number().int(),
  exitCode: z.number().int().optional(),
  outOfMemory: z.boolean().optional(),
});

export const liveStepSchema = z.object({
  id: z.string(),
  containers: z.array(liveContainerSchema),
  /** Messages waiting, being worked on, waiting for a retry, and set aside as poison. */
  ready: z.number().int(),
  unacked: z.number().int(),
  rebounds: z.number().int(),
  quarantined: z.number().int(),
  /** Totals since the flow was started, and the rates of the last second. */
  in: z.number().int(),
  out: z.number().int(),
  errors: z.number().int(),
  inPerSecond: z.number(),
  outPerSecond: z.number(),
});

/**
 * A flow at one moment, whole: whoever missed some needs only the newest. Published at most once a second per flow on Redis and
 * sent on to browsers.
 */
export const liveFlowSchema = z.object({
  flowId: z.string(),
  workspaceId: z.string(),
  /** Epoch milliseconds; also the cursor. */
  at: z.number(),
  state: flowStateSchema,
  since: z.number(),
  reason: z.string().optional(),
  version: z.number().int().optional(),
  steps: z.array(liveStepSchema),
});

export type LiveContainer = z.infer<typeof liveContainerSchema>;
export type LiveStep = z.infer<typeof liveStepSchema>;
export type LiveFlow = z.infer<typeof liveFlowSchema>;
