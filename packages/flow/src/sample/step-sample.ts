import { z } from "zod";

/** Where a sample is from: the step was run for real, its schema, a person, a past execution, a webhook call. */
export const sampleSourceSchema = z.enum(["run", "schema", "pasted", "execution", "webhook"]);
export type SampleSource = z.infer<typeof sampleSourceSchema>;

/** A trial of a step: waits for a webhook call, runs, and ends with a message, with an error, or because somebody gave it up. */
export const sampleRunStatusSchema = z.enum(["waiting", "running", "done", "failed", "cancelled"]);
export type SampleRunStatus = z.infer<typeof sampleRunStatusSchema>;

/** How long a trial may take, and a webhook call be waited for. */
export const sampleLimits = {
  runMs: 60_000,
  /** More than a trial ever takes, its containers and queues included: what is left then was forgotten by a runner that died. */
  forgottenMs: 120_000,
  waitMs: 600_000,
  megabytes: 10,
  /** Of what one trial put out so many messages are kept, and so much of them beside the first. */
  outputs: 20,
  outputMegabytes: 2,
} as const;

/** Where a trial under way is: the runner has not taken it up, its container starts, its step works. */
export const samplePhaseSchema = z.enum(["queued", "starting", "running"]);

/** What came of a trial besides a sample. */
export const sampleOutcomeSchema = z.object({
  /** Absent until the runner has taken it up. */
  phase: samplePhaseSchema.optional(),
  error: z
    .object({
      name: z.string(),
      message: z.string(),
      stack: z.string().optional(),
      /** How the container ended, when that is what went wrong. */
      exitCode: z.number().optional(),
    })
    .optional(),
  /** The result, when a pinned sample stayed in its place. */
  message: z.unknown().optional(),
  /** All it put out, when that was several messages or it failed afterwards; the first of them became the sample. */
  outputs: z.array(z.unknown()).optional(),
  /** It put out more than was kept. */
  isMore: z.boolean().optional(),
  /** Newest last. */
  logs: z.array(z.object({ at: z.number(), level: z.string(), text: z.string() })).default([]),
});
export type SampleOutcome = z.infer<typeof sampleOutcomeSchema>;
