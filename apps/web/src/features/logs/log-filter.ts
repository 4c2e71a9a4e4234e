export const logLevels = ["trace", "debug", "info", "warn", "error"] as const;
export type LogLevel = (typeof logLevels)[number];

export interface LogFilter {
  stepId?: string | undefined;
  /** Lines about the messages of this execution. */
  threadId?: string | undefined;
  /** This level and above; undefined: every line. */
  level?: LogLevel | undefined;
  search?: string | undefined;
}

export const everyLine: LogFilter = {};

/** What the filter means to the server. */
export function logInput({ stepId, threadId, level, search }: LogFilter) {
  return {
    ...(stepId && { stepId }),
    ...(threadId && { threadId }),
    ...(level && { level }),
    ...(search?.trim() && { search: search.trim() }),
  };
}

export function readLogFilter(params: URLSearchParams): LogFilter {
  return {
    stepId: params.get("step") ?? undefined,
    threadId: params.get("thread") ?? undefined,
    level: logLevels.find((known) => known === params.get("level")),
    search: params.get("search") ?? undefined,
  };
}
