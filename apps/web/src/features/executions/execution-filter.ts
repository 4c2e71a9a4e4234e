import { type TimeSpan, timeSpans, withSpan } from "../errors/error-filter.ts";
import type { Execution } from "./execution.ts";

export type ExecutionStatus = Execution["status"];

export const executionStatuses = ["running", "succeeded", "failed"] as const satisfies readonly ExecutionStatus[];

export interface ExecutionFilter {
  status?: ExecutionStatus | undefined;
  /** That this step took part in. */
  stepId?: string | undefined;
  /** Beginning of an id, or text of an error or of a body. */
  search?: string | undefined;
  /** Without polls that found nothing. */
  hideEmpty?: boolean | undefined;
  span: TimeSpan;
  /** ISO moments, both included; see `ErrorFilter`. */
  from?: string | undefined;
  to?: string | undefined;
}

export const everyExecution: ExecutionFilter = { span: "all" };

/** What the filter means to the server. */
export function executionInput({ status, stepId, search, hideEmpty, from, to }: ExecutionFilter) {
  return {
    ...(status && { status }),
    ...(stepId && { stepId }),
    ...(search?.trim() && { search: search.trim() }),
    ...(hideEmpty && { hideEmpty }),
    ...(from && { from }),
    ...(to && { to }),
  };
}

export function isFilteredExecution(filter: ExecutionFilter): boolean {
  return Object.keys(executionInput(filter)).length > 0;
}

/** From the address of the page: `?status=failed&step=step_3&search=4711&empty=hide&span=hour`. Unknown values are left out. */
export function readExecutionFilter(params: URLSearchParams, { nowMs }: { nowMs: number }): ExecutionFilter {
  const span = timeSpans.find((known) => known === params.get("span")) ?? "all";
  const { from, to } = withSpan(
    { span, from: readMoment(params.get("from")), to: readMoment(params.get("to")) },
    { span, nowMs },
  );
  return {
    status: executionStatuses.find((known) => known === params.get("status")),
    stepId: params.get("step") ?? undefined,
    search: params.get("search") ?? undefined,
    hideEmpty: params.get("empty") === "hide" || undefined,
    span,
    from,
    to,
  };
}

/** The other way round, as entries of an address. */
export function executionEntries({ status, stepId, search, hideEmpty, span, from, to }: ExecutionFilter) {
  return {
    status,
    step: stepId,
    search: search || undefined,
    empty: hideEmpty ? "hide" : undefined,
    span: span === "all" ? undefined : span,
    from: span === "own" ? from : undefined,
    to: span === "own" ? to : undefined,
  };
}

function readMoment(text: string | null): string | undefined {
  const ms = text ? Date.parse(text) : Number.NaN;
  return Number.isNaN(ms) ? undefined : new Date(ms).toISOString();
}
