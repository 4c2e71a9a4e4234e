"use client";

import type { FlowState } from "@millrace/flow";
import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { StateChip } from "@/components/ui/state-chip.tsx";
import { Table, TableCell, TableHead, TableRow } from "@/components/ui/table.tsx";
import { TimeAgo } from "@/components/ui/time-ago.tsx";
import { useFlowState } from "@/features/flow-live/live-context.tsx";
import { useTRPC } from "@/lib/trpc.ts";
import { useFlowId } from "../use-flow.ts";

/** Every change of state: when, by whom or what, why. */
export function TimelineTab() {
  const trpc = useTRPC();
  const state = useFlowState();
  const timeline = useQuery(trpc.flow.timeline.queryOptions({ id: useFlowId() }));
  const { refetch } = timeline;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new state means a new line
  useEffect(() => void refetch(), [state, refetch]);
  if (timeline.isError) {
    return (
      <ErrorState title="The timeline could not be loaded" error={timeline.error} onRetry={() => void refetch()} />
    );
  }
  if (timeline.data?.length === 0) {
    return (
      <p className="p-4 text-ink-faint text-sm">Nothing happened yet. The timeline begins with the first start.</p>
    );
  }
  return (
    <div className="h-full overflow-auto">
      <Table>
        <thead>
          <tr>
            <TableHead className="w-32">When</TableHead>
            <TableHead className="w-72">State</TableHead>
            <TableHead className="w-48">By</TableHead>
            <TableHead>Why</TableHead>
          </tr>
        </thead>
        <tbody>
          {(timeline.data ?? []).map((entry) => (
            <TableRow key={`${entry.at} ${entry.from} ${entry.to}`}>
              <TableCell className="whitespace-nowrap text-ink-muted">
                <TimeAgo at={entry.at} />
              </TableCell>
              <TableCell>
                <Change from={entry.from} to={entry.to} />
              </TableCell>
              <TableCell className="truncate text-ink-muted">{entry.actor}</TableCell>
              <TableCell>
                {entry.reason}
                <Numbers numbers={entry.numbers} />
              </TableCell>
            </TableRow>
          ))}
        </tbody>
      </Table>
    </div>
  );
}

/** History stands still, also where the state it tells of was a spinner. Some entries, like publishing, change no state. */
function Change({ from, to }: { from: FlowState; to: FlowState }) {
  return (
    <span className="flex items-center gap-1.5 [&_svg]:animate-none">
      {from !== to && (
        <>
          <StateChip state={from} className="opacity-70" />
          <span aria-hidden className="text-ink-faint">
            →
          </span>
          <span className="sr-only">to</span>
        </>
      )}
      <StateChip state={to} />
    </span>
  );
}

function Numbers({ numbers }: { numbers: Record<string, unknown> }) {
  const entries = Object.entries(numbers).filter(([, value]) => typeof value === "number" || typeof value === "string");
  if (entries.length === 0) return null;
  return (
    <span className="ml-2 text-ink-faint text-xs">
      {entries.map(([name, value]) => `${name}: ${value}`).join(" · ")}
    </span>
  );
}
