"use client";

import { Select } from "@/components/form/select.tsx";
import { formatCount } from "@/lib/format-count.ts";
import { type ErrorCount, sumCounts } from "./error-count.ts";
import { type ErrorFilter, errorStatuses, timeSpans, withSpan } from "./error-filter.ts";
import type { ErrorPlace } from "./error-place.ts";
import { OwnSpan } from "./own-span.tsx";
import { spanLabels } from "./span-labels.ts";
import { statusWord } from "./status-badge.tsx";

const any = "any";

interface ErrorFiltersProps {
  filter: ErrorFilter;
  onChange(filter: ErrorFilter): void;
  /** Steps of the flow, in its order; none while no flow is chosen. */
  stepIds: readonly string[];
  /** Of everything within flow and time. */
  counts: readonly ErrorCount[] | undefined;
  nameOf: ErrorPlace["nameOf"];
}

/** Step, status and time; each choice says how many errors it has. */
export function ErrorFilters({ filter, onChange, stepIds, counts = [], nameOf }: ErrorFiltersProps) {
  const { stepId, status, span } = filter;
  const steps = [...new Set([...stepIds, ...counts.map((row) => row.stepId), ...(stepId ? [stepId] : [])])];
  const note = (count: number) => (count > 0 ? ` (${formatCount(count)})` : "");
  return (
    <>
      {stepIds.length > 0 && (
        <Select
          aria-label="Step"
          value={stepId ?? any}
          className="w-48"
          onValueChange={(value) => onChange({ ...filter, stepId: value === any ? undefined : value })}
          options={[
            { value: any, label: "Every step" },
            ...steps.map((id) => ({
              value: id,
              label: `${nameOf(id)}${note(sumCounts(counts, { stepId: id, ...(status && { statuses: [status] }) }))}`,
            })),
          ]}
        />
      )}
      <Select
        aria-label="Status"
        value={status ?? any}
        className="w-40"
        onValueChange={(value) => onChange({ ...filter, status: errorStatuses.find((known) => known === value) })}
        options={[
          { value: any, label: "Every status" },
          ...errorStatuses.map((known) => ({
            value: known,
            label: `${statusWord(known)}${note(sumCounts(counts, { stepId, statuses: [known] }))}`,
          })),
        ]}
      />
      <Select
        aria-label="Time"
        value={span}
        className="w-36"
        onValueChange={(value) => {
          const chosen = timeSpans.find((known) => known === value) ?? "all";
          onChange(withSpan(filter, { span: chosen, nowMs: Date.now() }));
        }}
        options={timeSpans.map((known) => ({ value: known, label: spanLabels[known] }))}
      />
      {span === "own" && <OwnSpan filter={filter} onChange={onChange} />}
    </>
  );
}
