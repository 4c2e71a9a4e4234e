import type { CounterChange, ExecutionChange, MinuteChange, TraceBodies, TraceRow, TraceWrite } from "@millrace/db";
import { durationClass, type TraceBatch, type TraceRecord } from "@millrace/flow";
import { uuidV7Time } from "../uuid-v7.ts";
import type { FlowFacts } from "./flow-facts.ts";
import { storableJson, storableText } from "./storable.ts";

const dayMs = 86_400_000;
/** Ids from outside may claim any time; only believable ones choose a partition. */
const believableMs = 20 * dayMs;

/** What a number of trace batches changes in the database, each execution, counter and sample named once. Pure. */
export function summarizeTraces(batches: readonly { batch: TraceBatch; facts: FlowFacts }[]): TraceWrite {
  const traces: TraceRow[] = [];
  const executions = new Map<string, ExecutionChange>();
  const counters = new Map<string, CounterChange>();
  const samples = new Map<string, { flowId: string; stepId: string; body: string }>();
  const bodies = new Map<string, TraceBodies>();
  const minutes = new Map<string, MinuteChange>();
  for (const { batch, facts } of batches) {
    const step = `${batch.flowId}/${batch.stepId}`;
    const successorCount = facts.successorCounts.get(batch.stepId) ?? 0;
    const counter = counters.get(step) ?? { ...place(batch), received: 0, emitted: 0, errors: 0 };
    for (const record of batch.records) {
      traces.push(traceRow(batch, record));
      addToExecution(executions, { batch, record, facts, successorCount });
      counter.received += receivedBy(record);
      counter.emitted += record.emitted;
      if (record.outcome === "error") counter.errors += 1;
      const body = record.output === undefined ? undefined : storableJson(record.output);
      if (body !== undefined) samples.set(step, { ...place(batch), body });
      const kept = bodiesOf(batch, record);
      if (kept) bodies.set(`${step}/${kept.messageId}`, kept);
      addToMinute(minutes, { batch, record });
    }
    // What an earlier start still reports belongs to its executions, not to the totals since this start.
    if (batch.execId === facts.execId) counters.set(step, counter);
  }
  return {
    traces,
    executions: [...executions.values()],
    counters: [...counters.values()],
    samples: [...samples.values()],
    bodies: [...bodies.values()],
    minutes: [...minutes.values()],
  };
}

interface Traced {
  batch: TraceBatch;
  record: TraceRecord;
  facts: FlowFacts;
  successorCount: number;
}

function addToExecution(
  executions: Map<string, ExecutionChange>,
  { batch, record, facts, successorCount }: Traced,
): void {
  const id = storableText(record.threadId);
  const day = executionDay(record);
  const key = `${day}/${id}`;
  const change = executions.get(key) ?? {
    day,
    id,
    workspaceId: facts.workspaceId,
    flowId: batch.flowId,
    execId: batch.execId,
    firstAt: record.start,
    lastAt: record.end,
    pending: 0,
    errors: 0,
    messages: 0,
  };
  change.firstAt = Math.min(change.firstAt, record.start);
  change.lastAt = Math.max(change.lastAt, record.end);
  change.pending += pendingChange(record, successorCount);
  // The error is a message of the error handler's.
  if (record.outcome === "error" && facts.handledSteps.has(batch.stepId)) change.pending += 1;
  change.errors += record.outcome === "error" ? 1 : 0;
  change.messages += receivedBy(record);
  executions.set(key, change);
}

/** Undefined of the many messages that none were sent of. */
function bodiesOf(batch: TraceBatch, { input, output, start, messageId, threadId }: TraceRecord) {
  if (input === undefined && output === undefined) return undefined;
  return {
    ...place(batch),
    messageId: storableText(messageId),
    threadId: storableText(threadId),
    at: start,
    input: storableJson(input),
    output: storableJson(output),
  };
}

const minuteMs = 60_000;

function addToMinute(
  minutes: Map<string, MinuteChange>,
  { batch, record }: { batch: TraceBatch; record: TraceRecord },
): void {
  const minute = Math.floor(record.end / minuteMs) * minuteMs;
  const key = `${batch.flowId}/${batch.stepId}/${minute}`;
  const none = { received: 0, emitted: 0, errors: 0, durations: [] };
  const change = minutes.get(key) ?? { ...place(batch), minute, ...none };
  change.received += receivedBy(record);
  change.emitted += record.emitted;
  if (record.outcome === "error") change.errors += 1;
  minutes.set(key, change);
  if (record.outcome === "late") return;
  const index = durationClass(record.end - record.start);
  while (change.durations.length <= index) change.durations.push(0);
  change.durations[index] = (change.durations[index] ?? 0) + 1;
}

function receivedBy({ outcome }: TraceRecord): number {
  return outcome === "late" ? 0 : 1;
}

/** One message is used up, and each one sent reaches every successor; a rebound comes back. */
function pendingChange({ outcome, emitted }: TraceRecord, successorCount: number): number {
  switch (outcome) {
    case "rebound":
    case "late":
      return emitted * successorCount;
    default:
      return emitted * successorCount - 1;
  }
}

/** UTC day the thread began, read from its time-ordered id, so that all of its traces agree. */
function executionDay({ threadId, start }: TraceRecord): string {
  const time = uuidV7Time(threadId);
  const isBelievable = time !== undefined && Math.abs(time - start) < believableMs;
  return new Date(isBelievable ? time : start).toISOString().slice(0, 10);
}

function traceRow(batch: TraceBatch, record: TraceRecord): TraceRow {
  return {
    ...place(batch),
    at: record.start,
    execId: batch.execId,
    containerId: batch.containerId,
    threadId: storableText(record.threadId),
    messageId: storableText(record.messageId),
    parentMessageId: record.parentMessageId === undefined ? null : storableText(record.parentMessageId),
    outcome: record.outcome,
    queuedMs: record.queuedMs === undefined ? null : Math.round(record.queuedMs),
    durationMs: Math.max(0, Math.round(record.end - record.start)),
    emitted: record.emitted,
    inBytes: record.inBytes,
    outBytes: record.outBytes,
  };
}

function place({ flowId, stepId }: TraceBatch): { flowId: string; stepId: string } {
  return { flowId, stepId };
}
