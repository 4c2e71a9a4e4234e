import type { Database } from "../database.ts";
import type { Execution } from "../generated/client.ts";
import type { WorkspaceId } from "../workspace/workspace-id.ts";
import { type ExecutionStatus, executionStatus } from "./execution-status.ts";

export interface ExecutionRow {
  id: string;
  flowId: string;
  status: ExecutionStatus;
  startedAt: Date;
  lastAt: Date;
  messages: number;
  errors: number;
}

interface Page {
  workspaceId: WorkspaceId;
  flowId: string;
  status?: ExecutionStatus | undefined;
  /** That this step took part in. */
  stepId?: string | undefined;
  /** Of their beginning; both included. */
  from?: Date | undefined;
  to?: Date | undefined;
  /** Beginning of an id, or text of an error or of a body that was kept. */
  search?: string | undefined;
  /** Without those whose first step made nothing of what it got: a poll that found nothing new. */
  hideEmpty?: boolean | undefined;
  limit: number;
  /** The last row of the page before. */
  after?: { startedAt: Date; id: string } | undefined;
}

type CountedExecution = Pick<Execution, "id" | "flowId" | "startedAt" | "lastAt" | "pending" | "messages" | "errors">;

/** Newest first. */
export async function listExecutions(db: Database, page: Page): Promise<ExecutionRow[]> {
  const { workspaceId, flowId, status = null, stepId = null, from = null, to = null, search, limit, after } = page;
  const start = search ? `${escapeLike(search)}%` : null;
  const text = search ? `%${escapeLike(search)}%` : null;
  const rows = await db.$queryRaw<CountedExecution[]>`
    SELECT id, flow_id AS "flowId", started_at AS "startedAt", last_at AS "lastAt", pending, messages, errors
    FROM execution
    WHERE workspace_id = ${workspaceId} AND flow_id = ${flowId}
      AND (${status}::text IS NULL
        OR CASE WHEN pending > 0 THEN 'running' WHEN errors > 0 THEN 'failed' ELSE 'succeeded' END = ${status}::text)
      AND (${from}::timestamptz IS NULL OR started_at >= ${from}::timestamptz)
      AND (${to}::timestamptz IS NULL OR started_at <= ${to}::timestamptz)
      AND (NOT ${page.hideEmpty ?? false}::boolean OR messages > 1 OR errors > 0 OR pending > 0)
      AND (${stepId}::text IS NULL OR EXISTS (
        SELECT 1 FROM step_trace
        WHERE step_trace.thread_id = execution.id AND step_trace.flow_id = execution.flow_id
          AND step_trace.step_id = ${stepId}::text
      ))
      AND (${start}::text IS NULL OR id LIKE ${start}::text
        OR id IN (
          SELECT thread_id FROM error_record
          WHERE flow_id = ${flowId} AND (message ILIKE ${text}::text OR name ILIKE ${text}::text)
        )
        OR id IN (
          SELECT thread_id FROM trace_sample
          WHERE flow_id = ${flowId} AND (input::text ILIKE ${text}::text OR output::text ILIKE ${text}::text)
        ))
      AND (${after?.id ?? null}::text IS NULL
        OR (started_at, id) < (${after?.startedAt ?? null}::timestamptz, ${after?.id ?? null}::text))
    ORDER BY started_at DESC, id DESC
    LIMIT ${limit}`;
  return rows.map(toExecutionRow);
}

export function toExecutionRow(row: CountedExecution): ExecutionRow {
  const { id, flowId, startedAt, lastAt, messages, errors } = row;
  return { id, flowId, status: executionStatus(row), startedAt, lastAt, messages, errors };
}

/** What is looked for is text, whatever LIKE would make of it. */
function escapeLike(text: string): string {
  return text.replaceAll(/[\\%_]/g, "\\$&");
}
