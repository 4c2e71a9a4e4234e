"use client";

import { useRouter } from "next/navigation";
import { type KeyboardEvent, type RefObject, useCallback, useState } from "react";
import { Checkbox } from "@/components/form/checkbox.tsx";
import { Table, TableGap, TableHead } from "@/components/ui/table.tsx";
import type { ApiOutputs } from "@/lib/trpc.ts";
import { FlowRow } from "./flow-row.tsx";
import type { FlowSort } from "./sort-flows.ts";
import { SortHead } from "./sort-head.tsx";
import { useRowWindow } from "./use-row-window.ts";
import type { Selection } from "./use-selection.ts";

export type ListedFlow = ApiOutputs["flow"]["list"][number];

const rowHeightPx = 40;
const headPx = 36;
const headRows = 1;
/** Hidden where there is no room for it beside the names. */
const roomy = "max-[1439px]:hidden";

export interface FlowTableProps {
  flows: readonly ListedFlow[];
  selection: Selection;
  sort: FlowSort;
  onSort(sort: FlowSort): void;
  /** What scrolls: only the rows in sight are drawn. */
  scroller: RefObject<HTMLDivElement | null>;
}

export function FlowTable({ flows, selection, sort, onSort, scroller }: FlowTableProps) {
  const { first, end, show } = useRowWindow({ count: flows.length, rowHeightPx, headPx, scroller });
  const keys = useRowKeys({ flows, selection, show });
  const head = (by: FlowSort["by"], label: string, className: string) => (
    <SortHead by={by} label={label} sort={sort} onSort={onSort} className={className} />
  );
  return (
    <Table aria-label="Flows" aria-rowcount={flows.length + headRows} className="min-w-240 table-fixed">
      <thead>
        <tr>
          <TableHead className="w-9 pr-0 pl-4">
            <Checkbox
              aria-label="Choose all flows"
              checked={selection.isAll ? true : selection.ids.length > 0 ? "indeterminate" : false}
              onCheckedChange={selection.toggleAll}
            />
          </TableHead>
          <TableHead className="w-11 pr-0">
            <span className="sr-only">Trigger</span>
          </TableHead>
          {head("name", "Name", "")}
          {head("state", "State", "w-46")}
          <TableHead className="w-26">Last minute</TableHead>
          {head("in", "In", `numeric w-18 ${roomy}`)}
          {head("out", "Out", `numeric w-18 ${roomy}`)}
          {head("errors", "Errors", "numeric w-18")}
          {head("lastError", "Last error", "w-34 pl-4 min-[1440px]:w-56 min-[1800px]:w-80")}
          {head("changed", "Last change", "w-38 min-[1440px]:w-52")}
          <TableHead className="w-22 pr-4">
            <span className="sr-only">Actions</span>
          </TableHead>
        </tr>
      </thead>
      <tbody ref={keys.ref} onKeyDown={keys.press}>
        <TableGap heightPx={first * rowHeightPx} />
        {flows.slice(first, end).map((flow, place) => {
          const index = first + place;
          return (
            <FlowRow
              key={flow.id}
              flow={flow}
              rowIndex={index + headRows + 1}
              isInOrder={index === keys.active}
              isChosen={selection.has(flow.id)}
              onChoose={selection.choose}
              onFocus={keys.focus}
              roomy={roomy}
            />
          );
        })}
        <TableGap heightPx={(flows.length - end) * rowHeightPx} />
      </tbody>
    </Table>
  );
}

interface RowKeys {
  flows: readonly ListedFlow[];
  selection: Selection;
  /** Brings a row into sight. */
  show(index: number): void;
}

/** Arrows walk the rows, Enter opens, Space chooses, Shift with an arrow chooses on the way, Ctrl+A chooses all. */
function useRowKeys({ flows, selection, show }: RowKeys) {
  const router = useRouter();
  const [wanted, setActive] = useState(0);
  const [body, setBody] = useState<HTMLTableSectionElement | null>(null);
  const active = Math.min(wanted, Math.max(0, flows.length - 1));

  const walk = (index: number, { choosing }: { choosing: boolean }) => {
    const to = Math.max(0, Math.min(flows.length - 1, index));
    const flow = flows[to];
    if (!flow) return;
    const from = flows[active];
    if (choosing && from && !selection.has(from.id)) selection.choose(from.id, false);
    else if (choosing) selection.choose(flow.id, true);
    setActive(to);
    show(to);
    // A row that was out of sight is drawn only now.
    requestAnimationFrame(() => body?.querySelector<HTMLElement>(`[data-flow="${flow.id}"]`)?.focus());
  };
  const steps: Record<string, number> = {
    ArrowDown: 1,
    ArrowUp: -1,
    PageDown: 10,
    PageUp: -10,
    Home: -flows.length,
    End: flows.length,
  };
  const press = (event: KeyboardEvent<HTMLElement>) => {
    const isRow = event.target instanceof HTMLElement && event.target.matches("tr");
    if (!isRow) return; // buttons and fields within a row have keys of their own
    const flow = flows[active];
    const step = steps[event.key];
    if (step !== undefined) walk(active + step, { choosing: event.shiftKey });
    else if (event.key === "Enter" && flow) router.push(`/flows/${flow.id}`);
    else if (event.key === " " && flow) selection.choose(flow.id, false);
    else if (event.key.toLowerCase() === "a" && (event.ctrlKey || event.metaKey)) selection.toggleAll();
    else if (event.key === "Escape" && selection.ids.length > 0) selection.clear();
    else return;
    event.preventDefault();
  };
  const focus = useCallback((rowIndex: number) => setActive(rowIndex - headRows - 1), []);
  return { active, focus, press, ref: setBody };
}
