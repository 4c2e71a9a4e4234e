import { z } from "zod";
import { flowStateSchema } from "./flow-state-schema.ts";

/** One container of a step as the engine reports it. */
export const liveContainerSchema = z.object({
  id: z.string(),
  state: z.enum(["starting", "running", "restarting", "exited"]),
  restarts: z.number().int(),
  exitCode: z.number().int().optional(),
  outOfMemory: z.boolean().optional(),
  /** How often it, or one before it in its place, ran out of memory since the flow was started. */
  memoryDeaths: z.number().int().optional(),
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
  /** Bytes waiting and being worked on. */
  bytes: z.number().int().optional(),
  /** Containers that take messages from its queue. */
  consumers: z.number().int().optional(),
  /**
   * When the oldest message in front of it, or in its hands, came into the queue (epoch milliseconds): counted, as brokers do not tell.
   * `isAtLeast`: it was there already when the counting began, and is older than that.
   */
  oldest: z.object({ at: z.number(), isAtLeast: z.boolean() }).optional(),
  /** The newest wish to get a message again later: when it is due (epoch milliseconds), and why. */
  rebound: z.object({ dueAt: z.number(), reason: z.string() }).optional(),
  /** Somebody paused it: its queue fills, the rest goes on. */
  isPaused: z.boolean().optional(),
  /** As it works now: the version's settings, or what was asked for beside them. */
  replicas: z.number().int().optional(),
  prefetch: z.number().int().optional(),
});

/** How long a sleeping flow took from the call that woke it. Milliseconds, one part after the other. */
export const wakeSplitSchema = z.object({
  /** Epoch milliseconds of the call. */
  at: z.number(),
  cause: z.enum(["webhook", "schedule", "run-now", "message"]),
  /** Until the runner began to make containers. */
  scheduleMs: z.number(),
  /** Until the engine had made the last one. */
  createMs: z.number(),
  /** Until the engine had started the last one. */
  startMs: z.number(),
  /** Until all steps took messages. */
  connectMs: z.number(),
  /** From there until a last step had finished its first message; missing until then. */
  runMs: z.number().optional(),
});
export type WakeSplit = z.infer<typeof wakeSplitSchema>;

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
  /** Hard stop of each queue. */
  limits: z.object({ messages: z.number(), bytes: z.number() }).optional(),
  /** Suspended: when the messages are dropped (epoch milliseconds). */
  retentionEndsAt: z.number().optional(),
  /** Draining: when it stops waiting for the rest (epoch milliseconds). */
  drainEndsAt: z.number().optional(),
  /** A new version is taking over from this one. */
  previousVersion: z.number().int().optional(),
  /** While it does: steps that are as the new version has them, of all. */
  rollOut: z.object({ done: z.number().int(), steps: z.number().int() }).optional(),
  /** Messages in front of steps that the version no longer has: held back until somebody decides. */
  held: z.array(z.object({ stepId: z.string(), messages: z.number().int() })).optional(),
  /** The newest wake. */
  wake: wakeSplitSchema.optional(),
});

export type LiveContainer = z.infer<typeof liveContainerSchema>;
export type LiveStep = z.infer<typeof liveStepSchema>;
export type LiveFlow = z.infer<typeof liveFlowSchema>;
