"use client";

import { Table, TableCell, TableHead, TableRow } from "@/components/ui/table.tsx";
import { TimeAgo } from "@/components/ui/time-ago.tsx";
import { cn } from "@/lib/cn.ts";
import { formatCount } from "@/lib/format-count.ts";
import type { Execution } from "./execution.ts";
import { ExecutionStatus } from "./execution-status.tsx";
import { formatDuration } from "./format-duration.ts";

interface ExecutionTableProps {
  executions: readonly Execution[];
  isLoading: boolean;
  openId: string | undefined;
  onOpen(id: string): void;
}

export function ExecutionTable({ executions, isLoading, openId, onOpen }: ExecutionTableProps) {
  if (executions.length === 0) {
    return (
      <p aria-busy={isLoading} className="p-4 text-ink-faint text-sm">
        {isLoading ? "Loading…" : "No execution yet. Each message that enters the flow begins one."}
      </p>
    );
  }
  return (
    <div className="min-h-0 flex-1 overflow-auto">
      <Table aria-label="Executions">
        <thead>
          <tr>
            <TableHead className="w-32">Status</TableHead>
            <TableHead>Started</TableHead>
            <TableHead className="numeric">Duration</TableHead>
            <TableHead className="numeric">Messages</TableHead>
            <TableHead className="numeric">Errors</TableHead>
          </tr>
        </thead>
        <tbody>
          {executions.map((execution) => (
            <TableRow
              key={execution.id}
              onClick={() => onOpen(execution.id)}
              className={cn(execution.id === openId && "bg-accent-soft")}
            >
              <TableCell>
                <ExecutionStatus status={execution.status} />
              </TableCell>
              <TableCell>
                <button
                  type="button"
                  aria-current={execution.id === openId || undefined}
                  aria-label={`Open the execution of ${new Date(execution.startedAt).toLocaleString()}`}
                  className="rounded-sm tabular-nums hover:underline"
                >
                  {new Date(execution.startedAt).toLocaleTimeString("en-GB")}
                </button>
                <TimeAgo at={execution.startedAt} className="ml-2 text-ink-faint text-xs" />
              </TableCell>
              <TableCell className="numeric text-ink-muted">{formatDuration(execution.durationMs)}</TableCell>
              <TableCell className="numeric text-ink-muted">{formatCount(execution.messages)}</TableCell>
              <TableCell
                className={cn("numeric", execution.errors > 0 ? "font-medium text-problem" : "text-ink-faint")}
              >
                {formatCount(execution.errors)}
              </TableCell>
            </TableRow>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
