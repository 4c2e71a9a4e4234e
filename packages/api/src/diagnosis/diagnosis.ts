import { z } from "zod";

/** What may help, as something a person or a program can do. */
export const cureShape = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("command"), command: z.enum(["start", "resume", "run-now"]) }),
  z.object({ kind: z.literal("resume-step"), stepId: z.string() }),
  z.object({ kind: z.literal("open-step"), stepId: z.string() }),
  z.object({ kind: z.literal("open-errors"), stepId: z.string().optional(), status: z.enum(["open", "quarantined"]) }),
  z.object({ kind: z.literal("open-credential"), credentialId: z.string() }),
  /** Typed on the machine. */
  z.object({ kind: z.literal("type"), line: z.string() }),
]);

/** `problem` keeps messages from moving, `notice` may, `unknown` could not be looked at. */
export const outcomeShape = z.enum(["ok", "notice", "problem", "unknown"]);

export const findingShape = z.object({ outcome: outcomeShape, text: z.string(), cure: cureShape.optional() });

export const checkIds = [
  "state",
  "trigger",
  "last-message",
  "containers",
  "consumers",
  "paused",
  "credentials",
  "limits",
  "work",
  "retries",
  "quarantine",
  "errors",
  "host",
] as const;

export const checkShape = z.object({
  id: z.enum(checkIds),
  title: z.string(),
  /** The worst of its findings. */
  outcome: outcomeShape,
  findings: z.array(findingShape),
});

export const diagnosisShape = z.object({
  /** The first problem, else the first thing to know, else that all is well. */
  verdict: z.string(),
  /** In the order in which a message meets what is looked at. */
  checks: z.array(checkShape),
});

export type Finding = z.infer<typeof findingShape>;
export type Outcome = z.infer<typeof outcomeShape>;
export type CheckId = (typeof checkIds)[number];
export type Check = z.infer<typeof checkShape>;
export type Diagnosis = z.infer<typeof diagnosisShape>;
