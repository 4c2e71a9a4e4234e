import type { RecordedSample, SampleRunRow, StepSampleRow } from "@millrace/db";
import {
  cutSample,
  sampleOutcomeSchema,
  samplePhaseSchema,
  sampleRunStatusSchema,
  sampleSourceSchema,
  shownSampleBytes,
} from "@millrace/flow";
import { z } from "zod";

export const stepPlace = { id: z.string(), stepId: z.string() };

/** What a step is taken to put out, as it is shown: a big body is cut, and `bytes` says how big it is. */
export const sampleShape = z.object({
  stepId: z.string(),
  body: z.unknown(),
  bytes: z.number().int(),
  isCut: z.boolean(),
  source: sampleSourceSchema,
  isPinned: z.boolean(),
  isEdited: z.boolean(),
  /** Of the step's configuration at that time; a different one now means that the sample is stale. */
  configHash: z.string().optional(),
  at: z.string(),
  by: z.string().optional(),
});
export type SampleShape = z.infer<typeof sampleShape>;

export function toSampleShape({ takenAt, takenBy, body, headers: _headers, ...row }: StepSampleRow): SampleShape {
  const { value, isCut } = cutSample(body, row);
  return { ...row, body: value, isCut, at: takenAt.toISOString(), by: takenBy };
}

/** What went through the running flow last. */
export function recordedShape({ stepId, body, at }: RecordedSample): SampleShape {
  const bytes = Buffer.byteLength(JSON.stringify(body) ?? "null");
  const { value, isCut } = cutSample(body, { bytes });
  const source = "execution";
  return { stepId, body: value, bytes, isCut, source, isPinned: false, isEdited: false, at: at.toISOString() };
}

const outputShape = z.object({ body: z.unknown(), bytes: z.number().int(), isCut: z.boolean() });

/** The newest trial of a step. */
export const trialShape = z.object({
  id: z.string(),
  stepId: z.string(),
  status: sampleRunStatusSchema,
  /** While it runs. */
  phase: samplePhaseSchema.optional(),
  startedAt: z.string(),
  deadlineAt: z.string(),
  finishedAt: z.string().optional(),
  by: z.string(),
  error: sampleOutcomeSchema.shape.error,
  logs: sampleOutcomeSchema.shape.logs,
  /** The result, when a pinned sample stayed in its place; cut when it is big. */
  result: outputShape.optional(),
  /** What it put out when that was several messages, or it failed afterwards; big ones are cut. */
  outputs: z.array(outputShape),
  /** It put out more than is kept. */
  isMore: z.boolean(),
  /** Waiting: where the call is to go. */
  callUrl: z.string().optional(),
});
export type TrialShape = z.infer<typeof trialShape>;

export function toTrialShape(run: SampleRunRow, { callUrl }: { callUrl?: string | undefined } = {}): TrialShape {
  const { id, stepId, status, startedAt, deadlineAt, finishedAt, startedBy, outcome } = run;
  return {
    id,
    stepId,
    status,
    phase: status === "running" ? (outcome.phase ?? "queued") : undefined,
    startedAt: startedAt.toISOString(),
    deadlineAt: deadlineAt.toISOString(),
    finishedAt: finishedAt?.toISOString(),
    by: startedBy,
    error: outcome.error,
    logs: outcome.logs,
    result: outcome.message === undefined ? undefined : resultOf(outcome.message),
    outputs: (outcome.outputs ?? []).map((message) => resultOf(message, { maxBytes: shownOutputBytes })),
    isMore: outcome.isMore ?? false,
    callUrl: status === "waiting" ? callUrl : undefined,
  };
}

/** Of each of several. */
const shownOutputBytes = 16 * 1024;

function resultOf(message: unknown, { maxBytes = shownSampleBytes } = {}) {
  const body = bodyOf(message);
  const bytes = Buffer.byteLength(JSON.stringify(body) ?? "null");
  const { value, isCut } = cutSample(body, { bytes, maxBytes });
  return { body: value, bytes, isCut };
}

export function bodyOf(message: unknown): unknown {
  return typeof message === "object" && message !== null && "body" in message ? message.body : message;
}
