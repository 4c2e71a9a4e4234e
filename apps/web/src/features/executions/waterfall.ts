export interface TraceTiming {
  stepId: string;
  /** ISO time at which work on the message began. */
  at: string;
  durationMs: number;
  queuedMs?: number | undefined;
  outcome: string;
  messageId: string;
}

export interface WaterfallBar {
  messageId: string;
  stepId: string;
  outcome: string;
  durationMs: number;
  queuedMs: number;
  /** Percent of the whole execution, for drawing. */
  queuedFrom: number;
  queuedWidth: number;
  workFrom: number;
  workWidth: number;
}

const mostBars = 200;

/** Bars of an execution on one time axis: waiting in the queue, then work. Begins with the first wait. */
export function waterfall(traces: readonly TraceTiming[]): WaterfallBar[] {
  const timed = traces.slice(0, mostBars).map((trace) => {
    const workStart = new Date(trace.at).getTime();
    const queuedMs = trace.queuedMs ?? 0;
    return { trace, queuedMs, queueStart: workStart - queuedMs, workStart, end: workStart + trace.durationMs };
  });
  const start = Math.min(...timed.map((bar) => bar.queueStart));
  const whole = Math.max(1, Math.max(...timed.map((bar) => bar.end)) - start);
  const percent = (ms: number) => (ms / whole) * 100;
  return timed.map(({ trace, queuedMs, queueStart, workStart }) => ({
    messageId: trace.messageId,
    stepId: trace.stepId,
    outcome: trace.outcome,
    durationMs: trace.durationMs,
    queuedMs,
    queuedFrom: percent(queueStart - start),
    queuedWidth: percent(queuedMs),
    workFrom: percent(workStart - start),
    workWidth: percent(trace.durationMs),
  }));
}
