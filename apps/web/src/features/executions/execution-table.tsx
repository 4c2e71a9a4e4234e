"use client";

import { Checkbox } from "@/components/form/checkbox.tsx";
import { Table, TableCell, TableHead, TableRow } from "@/components/ui/table.tsx";
import { TimeAgo } from "@/components/ui/time-ago.tsx";
import { cn } from "@/lib/cn.ts";
import { formatCount } from "@/lib/format-count.ts";
import { toggled } from "@/lib/toggled.ts";
import type { Execution } from "./execution.ts";
import { ExecutionStatus } from "./execution-status.tsx";
import { formatDuration } from "./format-duration.ts";

interface ExecutionTableProps {
  executions: readonly Execution[];
  openId: string | undefined;
  onOpen(id: string): void;
  /** One is open beside the list: only what tells them apart is shown. */
  isNarrow: boolean;
  /** Failed ones that are to be retried. */
  picked: ReadonlySet<string>;
  onPick(picked: ReadonlySet<string>): void;
}

export function ExecutionTable({ executions, openId, onOpen, isNarrow, picked, onPick }: ExecutionTableProps) {
  return (
    <Table aria-label="Executions">
      <thead>
        <tr>
          <TableHead className="w-10 pr-0 pl-4">
            <span className="sr-only">Choose</span>
          </TableHead>
          <TableHead className="w-32">Status</TableHead>
          <TableHead>Started</TableHead>
          {!isNarrow && <TableHead>Id</TableHead>}
          {!isNarrow && <TableHead className="numeric">Duration</TableHead>}
          {!isNarrow && <TableHead className="numeric">Messages</TableHead>}
          <TableHead className="numeric pr-4">Errors</TableHead>
        </tr>
      </thead>
      <tbody>
        {executions.map((execution) => (
          <ExecutionRow
            key={execution.id}
            execution={execution}
            isOpen={execution.id === openId}
            onOpen={onOpen}
            isNarrow={isNarrow}
            isPicked={picked.has(execution.id)}
            onPick={() => onPick(toggled(picked, execution.id))}
          />
        ))}
      </tbody>
    </Table>
  );
}

interface ExecutionRowProps extends Pick<ExecutionTableProps, "onOpen" | "isNarrow"> {
  execution: Execution;
  isOpen: boolean;
  isPicked: boolean;
  onPick(): void;
}

function ExecutionRow({ execution, isOpen, onOpen, isNarrow, isPicked, onPick }: ExecutionRowProps) {
  const { id, status, startedAt, durationMs, messages, errors } = execution;
  const started = new Date(startedAt);
  return (
    <TableRow onClick={() => onOpen(id)} className={cn("cursor-default", isOpen && "bg-accent-soft")}>
      <TableCell className="pr-0 pl-4" onClick={(event) => event.stopPropagation()}>
        {status === "failed" && (
          <Checkbox
            aria-label={`Choose the execution of ${started.toLocaleString("en-GB")}`}
            checked={isPicked}
            onCheckedChange={onPick}
          />
        )}
      </TableCell>
      <TableCell>
        <ExecutionStatus status={status} />
      </TableCell>
      <TableCell className="whitespace-nowrap">
        <button
          type="button"
          aria-current={isOpen || undefined}
          aria-label={`Open the execution of ${started.toLocaleString("en-GB")}`}
          title={started.toLocaleString("en-GB", { timeZoneName: "short" })}
          className="rounded-sm tabular-nums hover:underline"
        >
          {started.toLocaleTimeString("en-GB")}
        </button>
        <TimeAgo at={startedAt} className="ml-2 text-ink-faint text-xs" />
      </TableCell>
      {!isNarrow && (
        <TableCell>
          <code className="font-mono text-ink-faint text-xs">{id}</code>
        </TableCell>
      )}
      {!isNarrow && (
        <TableCell className="numeric text-ink-muted">
          {status === "running" ? "–" : formatDuration(durationMs)}
        </TableCell>
      )}
      {!isNarrow && <TableCell className="numeric text-ink-muted">{formatCount(messages)}</TableCell>}
      <TableCell className={cn("numeric pr-4", errors > 0 ? "font-medium text-problem" : "text-ink-faint")}>
        {formatCount(errors)}
      </TableCell>
    </TableRow>
  );
}
