import type { TimeSpan } from "./error-filter.ts";

export const spanLabels: Record<TimeSpan, string> = {
  hour: "Last hour",
  day: "Last 24 hours",
  week: "Last 7 days",
  all: "All time",
  own: "From … to …",
};
