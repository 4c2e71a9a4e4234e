"use client";

import { useId } from "react";
import { Checkbox } from "@/components/form/checkbox.tsx";
import { SearchInput } from "@/components/form/search-input.tsx";
import { Select } from "@/components/form/select.tsx";
import { FilterBar } from "@/components/ui/filter-bar.tsx";
import { timeSpans, withSpan } from "@/features/errors/error-filter.ts";
import { OwnSpan } from "@/features/errors/own-span.tsx";
import { spanLabels } from "@/features/errors/span-labels.ts";
import { useDrawer } from "@/features/flow-editor/drawer/drawer-context.tsx";
import { useDefinition } from "@/features/flow-editor/store/editor-context.tsx";
import { type ExecutionFilter, executionStatuses } from "./execution-filter.ts";

const any = "any";
const statusLabels = { running: "Running", succeeded: "Succeeded", failed: "Failed" } as const;

/** Status, step, time and text; the address of the page keeps them. */
export function ExecutionFilters({ filter }: { filter: ExecutionFilter }) {
  const drawer = useDrawer();
  const hideId = useId();
  const { nodes } = useDefinition().graph;
  const { status, stepId, span, hideEmpty, from, to } = filter;
  const change = (part: Partial<ExecutionFilter>) => drawer.getState().setExecutionFilter({ ...filter, ...part });
  return (
    <FilterBar role="search">
      <Select
        aria-label="Status"
        value={status ?? any}
        className="w-36"
        onValueChange={(value) => change({ status: executionStatuses.find((known) => known === value) })}
        options={[
          { value: any, label: "Every status" },
          ...executionStatuses.map((known) => ({ value: known, label: statusLabels[known] })),
        ]}
      />
      <Select
        aria-label="Step"
        value={stepId ?? any}
        className="w-44"
        onValueChange={(value) => change({ stepId: value === any ? undefined : value })}
        options={[
          { value: any, label: "By every step" },
          ...nodes.map(({ id, name }) => ({ value: id, label: `By ${name ?? id}` })),
          ...(stepId && nodes.every(({ id }) => id !== stepId) ? [{ value: stepId, label: `By ${stepId}` }] : []),
        ]}
      />
      <Select
        aria-label="Time"
        value={span}
        className="w-36"
        onValueChange={(value) => {
          const chosen = timeSpans.find((known) => known === value) ?? "all";
          const moments = withSpan({ span, from, to }, { span: chosen, nowMs: Date.now() });
          change({ span: chosen, from: moments.from, to: moments.to });
        }}
        options={timeSpans.map((known) => ({ value: known, label: spanLabels[known] }))}
      />
      {span === "own" && (
        <OwnSpan filter={{ span, from, to }} onChange={(own) => change({ from: own.from, to: own.to })} />
      )}
      <SearchInput
        label="Search executions"
        placeholder="Id, or text of a body or error"
        search={filter.search ?? ""}
        className="w-56"
        onSearch={(search) => change({ search })}
      />
      <span className="flex items-center gap-1.5 whitespace-nowrap text-ink-muted text-xs">
        <Checkbox
          id={hideId}
          checked={hideEmpty ?? false}
          onCheckedChange={(checked) => change({ hideEmpty: checked === true || undefined })}
        />
        <label htmlFor={hideId}>Hide empty polls</label>
      </span>
    </FilterBar>
  );
}
