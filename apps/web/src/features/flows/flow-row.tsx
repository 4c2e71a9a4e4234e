"use client";

import Link from "next/link";
import { Badge } from "@/components/ui/badge.tsx";
import { StateChip } from "@/components/ui/state-chip.tsx";
import { TableCell, TableRow } from "@/components/ui/table.tsx";
import { TimeAgo } from "@/components/ui/time-ago.tsx";
import { isTrouble } from "@/features/flow-state/is-trouble.ts";
import { RetentionCountdown } from "@/features/retention/retention-countdown.tsx";
import { cn } from "@/lib/cn.ts";
import { formatCount, formatMany } from "@/lib/format-count.ts";
import { FlowRowActions } from "./flow-row-actions.tsx";
import type { ListedFlow } from "./flow-table.tsx";
import { Sparkline } from "./sparkline.tsx";
import { useThroughput } from "./throughput.ts";
import { TriggerIcon } from "./trigger-icon.tsx";

export function FlowRow({ flow }: { flow: ListedFlow }) {
  const throughput = useThroughput(flow.id);
  return (
    <TableRow>
      <TableCell className="pr-0 pl-4">
        <TriggerIcon kind={flow.triggerKind} title={flow.triggerTitle} />
      </TableCell>
      <TableCell>
        <div className="flex items-center gap-2">
          <Link
            href={`/flows/${flow.id}`}
            title={flow.name}
            className="truncate rounded-sm font-medium hover:underline"
          >
            {flow.name}
          </Link>
          <DraftBadge flow={flow} />
        </div>
      </TableCell>
      <TableCell>
        <div className="flex items-center gap-2">
          <StateChip
            state={flow.state}
            reason={flow.stateReason}
            since={Date.parse(flow.stateSince)}
            problem={isTrouble(flow.state, flow.stateReason)}
          />
          {flow.state === "suspended" && flow.retentionEndsAt && <RetentionCountdown endsAt={flow.retentionEndsAt} />}
          {flow.state === "stopping" && flow.drainEndsAt && <span className="text-ink-faint text-xs">draining</span>}
        </div>
      </TableCell>
      <TableCell>
        <Sparkline values={throughput} label={`Messages per second of ${flow.name} during the last minute`} />
      </TableCell>
      <Count value={flow.totals.in} />
      <Count value={flow.totals.out} />
      <TableCell className={cn("numeric", flow.openErrors > 0 ? "font-medium text-problem" : "text-ink-faint")}>
        <span
          title={`${formatMany(flow.openErrors, "error")} to look at, ${formatCount(flow.totals.errors)} since the start`}
        >
          {formatCount(flow.totals.errors)}
        </span>
      </TableCell>
      <TableCell className="truncate pl-4 text-ink-muted">
        {flow.lastErrorAt ? <TimeAgo at={flow.lastErrorAt} /> : <None />}
      </TableCell>
      <TableCell className="truncate text-ink-muted">
        <TimeAgo at={flow.updatedAt} />
        {flow.updatedBy && <> by {flow.updatedBy}</>}
      </TableCell>
      <TableCell className="pr-4">
        <FlowRowActions flow={flow} />
      </TableCell>
    </TableRow>
  );
}

function Count({ value }: { value: number }) {
  return <TableCell className={cn("numeric", value === 0 && "text-ink-faint")}>{formatCount(value)}</TableCell>;
}

function None() {
  return (
    <span className="text-ink-faint">
      <span aria-hidden>–</span>
      <span className="sr-only">none</span>
    </span>
  );
}

function DraftBadge({ flow }: { flow: ListedFlow }) {
  if (flow.version === undefined) return <Badge>Draft</Badge>;
  if (flow.draftProblems) return <Badge tone="warning">{formatMany(flow.draftProblems, "problem")} in the draft</Badge>;
  return null;
}
