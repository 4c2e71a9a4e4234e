"use client";

import { Badge } from "@/components/ui/badge.tsx";
import { Table, TableCell, TableHead, TableRow } from "@/components/ui/table.tsx";
import { TimeAgo } from "@/components/ui/time-ago.tsx";
import { cn } from "@/lib/cn.ts";
import { formatCount, formatMany } from "@/lib/format-count.ts";
import type { FlowError } from "./flow-error.ts";
import type { AlikeErrors } from "./fold-alike.ts";
import { StatusBadge } from "./status-badge.tsx";

interface ErrorTableProps {
  rows: readonly AlikeErrors[];
  openId: string | undefined;
  onOpen(id: string): void;
  nameOfStep(error: FlowError): string;
  /** Shown when the errors are of several flows. */
  nameOfFlow?: ((flowId: string) => string) | undefined;
  /** An error is open beside the table. */
  isNarrow: boolean;
  /** There are no older errors that were not loaded yet, which may say the same. */
  isComplete: boolean;
}

/** A row for each kind of error, with how many there are of it. In a narrow place status and step stand in the message's cell. */
export function ErrorTable({ rows, openId, onOpen, nameOfStep, nameOfFlow, isNarrow, isComplete }: ErrorTableProps) {
  return (
    <Table aria-label="Errors" className={cn("table-fixed", !isNarrow && "min-w-4xl")}>
      <thead>
        <tr>
          <TableHead className="w-28 pl-4">When</TableHead>
          {!isNarrow && (
            <>
              <TableHead className="w-32">Status</TableHead>
              {nameOfFlow && <TableHead className="w-48 min-[1600px]:w-72">Flow</TableHead>}
              <TableHead className="w-44 min-[1600px]:w-64">Step</TableHead>
            </>
          )}
          <TableHead>Message</TableHead>
          <TableHead className="numeric w-16 pr-4">Count</TableHead>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, newest, errors }) => {
          const isOpen = errors.some(({ id }) => id === openId);
          return (
            <TableRow key={key} onClick={() => onOpen(newest.id)} className={cn(isOpen && "bg-accent-soft")}>
              <TableCell className="truncate pl-4 text-ink-muted">
                <TimeAgo at={newest.at} />
              </TableCell>
              {!isNarrow && (
                <>
                  <TableCell>
                    <StatusBadge status={newest.status} />
                  </TableCell>
                  {nameOfFlow && <TableCell className="truncate">{nameOfFlow(newest.flowId)}</TableCell>}
                  <TableCell className="truncate">{nameOfStep(newest)}</TableCell>
                </>
              )}
              <TableCell>
                <button
                  type="button"
                  aria-current={isOpen || undefined}
                  className="block w-full truncate rounded-sm text-left hover:underline"
                >
                  <span className="font-medium text-problem">{newest.name}</span> {newest.message}
                </button>
                {isNarrow && (
                  <span className="flex items-center gap-1.5 pb-0.5 text-ink-muted text-xs">
                    <StatusBadge status={newest.status} />
                    <span className="truncate">
                      {nameOfStep(newest)}
                      {nameOfFlow && ` in ${nameOfFlow(newest.flowId)}`}
                    </span>
                  </span>
                )}
              </TableCell>
              <TableCell className="numeric pr-4">
                <HowMany count={errors.length} isComplete={isComplete} />
              </TableCell>
            </TableRow>
          );
        })}
      </tbody>
    </Table>
  );
}

function HowMany({ count, isComplete }: { count: number; isComplete: boolean }) {
  if (count === 1 && isComplete) return <span className="pr-2 text-ink-faint">1</span>;
  const words = `${formatMany(count, "error")} that ${count === 1 ? "says" : "say"} the same`;
  return (
    <Badge title={isComplete ? words : `${words} so far; older ones are not loaded yet`}>
      {formatCount(count)}
      {!isComplete && "+"}
    </Badge>
  );
}
