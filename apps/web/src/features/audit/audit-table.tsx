"use client";

import Link from "next/link";
import { Badge } from "@/components/ui/badge.tsx";
import { Table, TableCell, TableHead, TableRow } from "@/components/ui/table.tsx";
import { TimeAgo } from "@/components/ui/time-ago.tsx";
import { type AuditEntry, actionLabels, auditSubject, outcomeLabels } from "./audit-words.ts";

const tones = { begun: "accent", done: "good", failed: "problem", cancelled: "warning" } as const;

export function AuditTable({ entries }: { entries: readonly AuditEntry[] }) {
  return (
    <Table aria-label="Audit" className="min-w-5xl table-fixed">
      <thead>
        <tr>
          <TableHead className="w-28 pl-4">When</TableHead>
          <TableHead className="w-36 min-[1600px]:w-48">By</TableHead>
          <TableHead className="w-20 min-[1600px]:w-28">Act</TableHead>
          <TableHead className="w-52 min-[1600px]:w-64">Messages</TableHead>
          <TableHead className="w-48 min-[1600px]:w-72">Flow</TableHead>
          <TableHead className="w-24 min-[1600px]:w-32">Step</TableHead>
          <TableHead>Which</TableHead>
          <TableHead className="w-28">Outcome</TableHead>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <TableRow key={entry.id}>
            <TableCell className="truncate pl-4 text-ink-muted">
              <TimeAgo at={entry.at} />
            </TableCell>
            <TableCell className="truncate">{entry.actor}</TableCell>
            <TableCell className="font-medium">{actionLabels[entry.action]}</TableCell>
            <TableCell className="truncate tabular-nums">{auditSubject(entry)}</TableCell>
            <TableCell className="truncate">
              <Link href={`/flows/${entry.flowId}`} className="rounded-sm hover:underline">
                {entry.flowName}
              </Link>
            </TableCell>
            <TableCell className="truncate text-ink-muted">{entry.stepId ?? "every step"}</TableCell>
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
