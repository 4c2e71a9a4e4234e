import { z } from "zod";

/** What the commands print of the API's answers; unknown keys are passed on under `--json`. */
export const problemAnswer = z.looseObject({
  severity: z.enum(["error", "warning"]),
  message: z.string(),
  stepId: z.string().optional(),
  edgeId: z.string().optional(),
  field: z.string().optional(),
});

export const stateAnswer = z.looseObject({ id: z.string(), state: z.string() });

const containerAnswer = z.looseObject({
  state: z.string(),
  restarts: z.number(),
  exitCode: z.number().optional(),
  outOfMemory: z.boolean().optional(),
});

const stepStatusAnswer = z.looseObject({
  id: z.string(),
  containers: z.array(containerAnswer),
  ready: z.number(),
  unacked: z.number(),
  rebounds: z.number(),
  quarantined: z.number(),
  in: z.number(),
  out: z.number(),
  errors: z.number(),
  isPaused: z.boolean(),
  replicas: z.number(),
  prefetch: z.number(),
});

export const waitingAnswer = z.looseObject({
  ready: z.number(),
  unacked: z.number(),
  rebounds: z.number(),
  quarantined: z.number(),
});

export const wakeAnswer = z.looseObject({
  at: z.number(),
  cause: z.string(),
  scheduleMs: z.number(),
  createMs: z.number(),
  startMs: z.number(),
  connectMs: z.number(),
  runMs: z.number().optional(),
});

export const statusAnswer = z.looseObject({
  id: z.string(),
  name: z.string(),
  state: z.string(),
  since: z.string(),
  reason: z.string().optional(),
  desired: z.string(),
  version: z.number().optional(),
  previousVersion: z.number().optional(),
  rollOut: z.looseObject({ done: z.number(), steps: z.number() }).optional(),
  refusedVersion: z.number().optional(),
  steps: z.array(stepStatusAnswer),
  waiting: waitingAnswer,
  retentionEndsAt: z.string().optional(),
  drainEndsAt: z.string().optional(),
  held: z.array(z.looseObject({ stepId: z.string(), messages: z.number() })),
  wake: wakeAnswer.optional(),
});

export const stepAnswer = z.looseObject({
  id: z.string(),
  stepId: z.string(),
  isPaused: z.boolean(),
  replicas: z.number(),
  prefetch: z.number(),
});

export const helpAnswer = z.looseObject({ description: z.string().optional(), link: z.string().optional() });

export const verificationAnswer = z.looseObject({
  id: z.string().optional(),
  verified: z.boolean(),
  reason: z.string().optional(),
  account: z.string().optional(),
  helpCode: z.string().optional(),
  help: helpAnswer.optional(),
});

export type ProblemAnswer = z.infer<typeof problemAnswer>;
export type StepAnswer = z.infer<typeof stepAnswer>;
export type WaitingAnswer = z.infer<typeof waitingAnswer>;
export type WakeAnswer = z.infer<typeof wakeAnswer>;
export type StatusAnswer = z.infer<typeof statusAnswer>;
export type VerificationAnswer = z.infer<typeof verificationAnswer>;
