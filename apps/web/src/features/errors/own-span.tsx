"use client";

import { Input } from "@/components/form/input.tsx";
import type { ErrorFilter } from "./error-filter.ts";
import { fromLocalInput, toLocalInput } from "./local-moment.ts";

interface OwnSpanProps {
  filter: ErrorFilter;
  onChange(filter: ErrorFilter): void;
}

/** Two moments in the time of the person's own clock. */
export function OwnSpan({ filter, onChange }: OwnSpanProps) {
  const { from, to } = filter;
  return (
    <div className="flex items-center gap-1 text-ink-faint text-xs">
      <Input
        type="datetime-local"
        aria-label="From"
        className="w-48"
        value={toLocalInput(from)}
        max={toLocalInput(to)}
        onChange={(event) => onChange({ ...filter, from: fromLocalInput(event.target.value) })}
      />
      to
      <Input
        type="datetime-local"
        aria-label="To"
        className="w-48"
        value={toLocalInput(to)}
        min={toLocalInput(from)}
        onChange={(event) => onChange({ ...filter, to: fromLocalInput(event.target.value) })}
      />
    </div>
  );
}
