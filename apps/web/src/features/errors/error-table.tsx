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
}

/** A row for each kind of error, with how many there are of it. */
export function ErrorTable({ rows, openId, onOpen, nameOfStep, nameOfFlow }: ErrorTableProps) {
  return (
    <Table aria-label="Errors" className="table-fixed">
      <thead>
        <tr>
          <TableHead className="w-28 pl-3">When</TableHead>
          <TableHead className="w-32">Status</TableHead>
          {nameOfFlow && <TableHead className="w-48">Flow</TableHead>}
          <TableHead className="w-44">Step</TableHead>
          <TableHead>Message</TableHead>
          <TableHead className="numeric w-16 pr-3">Count</TableHead>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, newest, errors }) => {
          const isOpen = errors.some(({ id }) => id === openId);
          return (
            <TableRow key={key} onClick={() => onOpen(newest.id)} className={cn(isOpen && "bg-accent-soft")}>
              <TableCell className="truncate pl-3 text-ink-muted">
                <TimeAgo at={newest.at} />
              </TableCell>
              <TableCell>
                <StatusBadge status={newest.status} />
              </TableCell>
              {nameOfFlow && <TableCell className="truncate">{nameOfFlow(newest.flowId)}</TableCell>}
              <TableCell className="truncate">{nameOfStep(newest)}</TableCell>
              <TableCell>
                <button
                  type="button"
                  aria-current={isOpen || undefined}
                  className="block w-full truncate rounded-sm text-left hover:underline"
                >
                  <span className="font-medium text-problem">{newest.name}</span> {newest.message}
                </button>
              </TableCell>
              <TableCell className="numeric pr-3">
                {errors.length > 1 ? (
                  <Badge title={`${formatMany(errors.length, "error")} that say the same`}>
                    {formatCount(errors.length)}
                  </Badge>
                ) : (
                  <span className="text-ink-faint">1</span>
                )}
              </TableCell>
            </TableRow>
          );
        })}
      </tbody>
    </Table>
  );
}
