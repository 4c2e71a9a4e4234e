import type { Database } from "../database.ts";

export interface ExecutionTraceRow {
  stepId: string;
  /** When the step began with the message. */
  at: Date;
  durationMs: number;
  queuedMs: number | null;
  outcome: string;
  emitted: number;
  messageId: string;
  parentMessageId: string | null;
}

/** What each step did with the messages of one execution, oldest first. The execution was found in the workspace before. */
export async function listTraces(
  db: Database,
  { execution, limit }: { execution: { id: string; flowId: string; startedAt: Date }; limit: number },
): Promise<ExecutionTraceRow[]> {
  // The partitions before its first day cannot hold anything of it; an hour allows for clocks that disagree.
  const earliest = new Date(execution.startedAt.getTime() - 3_600_000);
  return db.$queryRaw<ExecutionTraceRow[]>`
    SELECT step_id AS "stepId", at, duration_ms AS "durationMs", queued_ms AS "queuedMs", outcome, emitted,
      message_id AS "messageId", parent_message_id AS "parentMessageId"
    FROM step_trace
    WHERE thread_id = ${execution.id} AND flow_id = ${execution.flowId} AND at >= ${earliest}
    ORDER BY at
    LIMIT ${limit}`;
}

export interface StepSummaryRow {
  stepId: string;
  in: number;
  out: number;
  errors: number;
  /** Messages that an edge's condition did not let in, and those sent back for a later try. */
  filtered: number;
  rebounds: number;
  startedAt: Date;
  durationMs: number;
}

/** The same per step, over all messages. */
export async function summariseTraces(
  db: Database,
  { execution }: { execution: { id: string; flowId: string; startedAt: Date } },
): Promise<StepSummaryRow[]> {
  const earliest = new Date(execution.startedAt.getTime() - 3_600_000);
  return db.$queryRaw<StepSummaryRow[]>`
    SELECT step_id AS "stepId",
      count(*) FILTER (WHERE outcome <> 'late')::int AS "in",
      coalesce(sum(emitted), 0)::int AS "out",
      count(*) FILTER (WHERE outcome = 'error')::int AS "errors",
      count(*) FILTER (WHERE outcome = 'filtered')::int AS "filtered",
      count(*) FILTER (WHERE outcome = 'rebound')::int AS "rebounds",
      min(at) AS "startedAt",
      (extract(epoch FROM max(at + duration_ms * interval '1 millisecond') - min(at)) * 1000)::int AS "durationMs"
    FROM step_trace
    WHERE thread_id = ${execution.id} AND flow_id = ${execution.flowId} AND at >= ${earliest}
    GROUP BY step_id
    ORDER BY min(at)`;
}
