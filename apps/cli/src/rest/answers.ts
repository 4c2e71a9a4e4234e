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

const stepStatusAnswer = z.looseObject({
  id: z.string(),
  containers: z.array(z.looseObject({ state: z.string(), restarts: z.number(), exitCode: z.number().optional() })),
  ready: z.number(),
  unacked: z.number(),
  rebounds: z.number(),
  quarantined: z.number(),
  in: z.number(),
  out: z.number(),
  errors: z.number(),
});

export const statusAnswer = z.looseObject({
  id: z.string(),
  name: z.string(),
  state: z.string(),
  since: z.string(),
  reason: z.string().optional(),
  version: z.number().optional(),
  steps: z.array(stepStatusAnswer),
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
export type StatusAnswer = z.infer<typeof statusAnswer>;
export type VerificationAnswer = z.infer<typeof verificationAnswer>;
