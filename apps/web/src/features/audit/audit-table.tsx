"use client";

import Link from "next/link";
import { Badge } from "@/components/ui/badge.tsx";
import { Table, TableCell, TableHead, TableRow } from "@/components/ui/table.tsx";
import { TimeAgo } from "@/components/ui/time-ago.tsx";
import { type AuditEntry, actionLabels, auditSubject, outcomeLabels } from "./audit-words.ts";

const tones = { begun: "accent", done: "good", failed: "problem", cancelled: "warning" } as const;

interface AuditTableProps {
  entries: readonly AuditEntry[];
  /** Its flow was deleted since: there is nothing to lead to. */
  isGone(flowId: string): boolean;
}

export function AuditTable({ entries, isGone }: AuditTableProps) {
  return (
    <Table aria-label="Audit" className="min-w-5xl table-fixed">
      <thead>
        <tr>
          <TableHead className="w-28 pl-4">When</TableHead>
          <TableHead className="w-28 min-[1600px]:w-48">By</TableHead>
          <TableHead className="w-20 min-[1600px]:w-28">Act</TableHead>
          <TableHead className="w-44 min-[1600px]:w-64">Messages</TableHead>
          <TableHead className="w-48 min-[1600px]:w-72">Flow</TableHead>
          <TableHead className="w-40 min-[1600px]:w-64">Step</TableHead>
          <TableHead>Which</TableHead>
          <TableHead className="w-24 min-[1600px]:w-28">Outcome</TableHead>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <TableRow key={entry.id}>
            <TableCell className="truncate pl-4 text-ink-muted">
              <TimeAgo at={entry.at} />
            </TableCell>
            <TableCell className="truncate" title={entry.actor}>
              {entry.actor}
            </TableCell>
            <TableCell className="font-medium">{actionLabels[entry.action]}</TableCell>
            <TableCell className="truncate tabular-nums" title={auditSubject(entry)}>
              {auditSubject(entry)}
            </TableCell>
            <TableCell className="truncate">
              {isGone(entry.flowId) ? (
                <span
                  className="flex items-baseline gap-1 text-ink-muted"
                  title={`${entry.flowName} was deleted since.`}
                >
                  <bdi className="truncate">{entry.flowName}</bdi> (deleted)
                </span>
              ) : (
                <Link href={`/flows/${entry.flowId}`} className="rounded-sm hover:underline">
                  <bdi>{entry.flowName}</bdi>
                </Link>
              )}
            </TableCell>
            <TableCell className="truncate">
              <StepCell entry={entry} />
            </TableCell>
            <TableCell className="truncate text-ink-muted text-xs" title={entry.search ?? entry.messageIds.join("\n")}>
              {entry.search !== undefined ? (
                <>
                  search <code className="font-mono">{entry.search}</code>
                </>
              ) : (
                <code className="font-mono">{entry.messageIds.map((id) => id.slice(0, 8)).join(" ")}</code>
              )}
            </TableCell>
            <TableCell>
              <Badge tone={tones[entry.outcome]} title={entry.reason}>
                {outcomeLabels[entry.outcome]}
              </Badge>
            </TableCell>
          </TableRow>
        ))}
      </tbody>
    </Table>
  );
}

/** Name and id; the id alone of a step that is gone. */
function StepCell({ entry: { stepId, stepName } }: { entry: AuditEntry }) {
  if (stepId === undefined) return <span className="text-ink-muted">every step</span>;
  const id = <code className="font-mono text-ink-muted text-xs">{stepId}</code>;
  if (stepName === undefined) return id;
  return (
    <span title={stepName} className="flex items-baseline gap-1.5">
      <bdi className="truncate">{stepName}</bdi> {id}
    </span>
  );
}
