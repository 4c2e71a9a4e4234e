import { z } from "zod";

/** What happened to one message in one step: ids, timing, sizes, outcome. Times are epoch milliseconds. */
export const traceRecordSchema = z.object({
  messageId: z.string(),
  parentMessageId: z.string().optional(),
  threadId: z.string(),
  start: z.number(),
  end: z.number(),
  queuedMs: z.number().optional(),
  /** `late`: no message of its own, but data that was sent for one after its record had left. */
  outcome: z.enum(["processed", "filtered", "error", "rebound", "late"]),
  /** Data messages sent on. */
  emitted: z.number().int(),
  inBytes: z.number().int(),
  outBytes: z.number().int(),
  /** Sample bodies, now and then (the runtime decides by `sampleIntervalMs`). */
  input: z.unknown().optional(),
  output: z.unknown().optional(),
});

export const traceBatchSchema = z.object({
  v: z.literal(1),
  flowId: z.string(),
  stepId: z.string(),
  execId: z.string(),
  containerId: z.string(),
  records: z.array(traceRecordSchema),
});

export type TraceRecord = z.infer<typeof traceRecordSchema>;
export type TraceBatch = z.infer<typeof traceBatchSchema>;
