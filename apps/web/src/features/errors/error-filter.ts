import type { ErrorStatus } from "./flow-error.ts";

export const errorStatuses = ["open", "quarantined", "retried", "dismissed"] as const satisfies readonly ErrorStatus[];

/** How far back to look; `own`: between two moments of one's choice. */
export const timeSpans = ["hour", "day", "week", "all", "own"] as const;
export type TimeSpan = (typeof timeSpans)[number];

export interface ErrorFilter {
  flowId?: string | undefined;
  stepId?: string | undefined;
  status?: ErrorStatus | undefined;
  span: TimeSpan;
  /** ISO moments, both included. Fixed when the span was chosen, so that what is shown is what "all" acts on. */
  from?: string | undefined;
  to?: string | undefined;
}

export const everyError: ErrorFilter = { span: "all" };

const spanMs: Partial<Record<TimeSpan, number>> = { hour: 3_600_000, day: 86_400_000, week: 604_800_000 };

/** The filter for another span, counted back from `nowMs`. One's own span begins with what was shown before. */
export function withSpan(filter: ErrorFilter, { span, nowMs }: { span: TimeSpan; nowMs: number }): ErrorFilter {
  const lengthMs = spanMs[span];
  if (lengthMs !== undefined) {
    return { ...filter, span, from: new Date(nowMs - lengthMs).toISOString(), to: undefined };
  }
  if (span === "all") return { ...filter, span, from: undefined, to: undefined };
  const from = filter.from ?? new Date(nowMs - 86_400_000).toISOString();
  return { ...filter, span, from, to: filter.to ?? new Date(nowMs).toISOString() };
}

/** What the filter means to the server. */
export function filterInput({ flowId, stepId, status, from, to }: ErrorFilter) {
  return {
    ...(flowId && { flowId }),
    ...(stepId && { stepId }),
    ...(status && { status }),
    ...(from && { from }),
    ...(to && { to }),
  };
}

export function isFiltered({ stepId, status, span }: ErrorFilter): boolean {
  return stepId !== undefined || status !== undefined || span !== "all";
}

/** A filter from the address of the page: `?flow=…&step=step_3&status=open&span=hour`. Unknown values are left out. */
export function readErrorFilter(params: URLSearchParams, { nowMs }: { nowMs: number }): ErrorFilter {
  const span = timeSpans.find((known) => known === params.get("span")) ?? "all";
  const filter: ErrorFilter = {
    flowId: params.get("flow") ?? undefined,
    stepId: params.get("step") ?? undefined,
    status: errorStatuses.find((known) => known === params.get("status")),
    span,
    from: span === "own" ? readMoment(params.get("from")) : undefined,
    to: span === "own" ? readMoment(params.get("to")) : undefined,
  };
  return withSpan(filter, { span, nowMs });
}

/** The other way round, as entries of an address. */
export function errorEntries({ flowId, stepId, status, span, from, to }: ErrorFilter) {
  return {
    flow: flowId,
    step: stepId,
    status,
    span: span === "all" ? undefined : span,
    from: span === "own" ? from : undefined,
    to: span === "own" ? to : undefined,
  };
}

/** The same as a query; empty when nothing is filtered. */
export function writeErrorFilter(filter: ErrorFilter): string {
  const entries = Object.entries(errorEntries(filter)).flatMap(([name, value]) => (value ? [[name, value]] : []));
  return entries.length > 0 ? `?${new URLSearchParams(entries)}` : "";
}

function readMoment(text: string | null): string | undefined {
  const ms = text ? Date.parse(text) : Number.NaN;
  return Number.isNaN(ms) ? undefined : new Date(ms).toISOString();
}
