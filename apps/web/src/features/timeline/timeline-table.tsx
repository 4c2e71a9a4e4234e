import { TriangleAlert } from "lucide-react";
import { Table, TableCell, TableHead, TableRow } from "@/components/ui/table.tsx";
import { TimeAgo } from "@/components/ui/time-ago.tsx";
import { cn } from "@/lib/cn.ts";
import { ActorCell } from "./actor-cell.tsx";
import { describeNumbers } from "./describe-numbers.ts";
import { localTimes } from "./local-times.ts";
import { namedSteps } from "./named-steps.ts";
import { StateChange } from "./state-change.tsx";
import type { TimelineEntry } from "./timeline-entry.ts";
import { isProblem } from "./timeline-filter.ts";

interface TimelineTableProps {
  entries: readonly TimelineEntry[];
  stepNames: ReadonlyMap<string, string> | undefined;
}

export function TimelineTable({ entries, stepNames }: TimelineTableProps) {
  return (
    <Table aria-label="Timeline" className="min-w-240 table-fixed">
      <thead>
        <tr>
          <TableHead className="w-28 pl-4">When</TableHead>
          <TableHead className="w-44">Exactly</TableHead>
          <TableHead className="w-40">By</TableHead>
          <TableHead className="w-60">State</TableHead>
          <TableHead>What and why</TableHead>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <TableRow key={entry.id}>
            <TableCell className="truncate pl-4 text-ink-muted">
              <TimeAgo at={entry.at} />
            </TableCell>
            <TableCell className="truncate text-ink-faint text-xs tabular-nums">
              {new Date(entry.at).toLocaleString("en-GB")}
            </TableCell>
            <TableCell>
              <ActorCell actor={entry.actor} />
            </TableCell>
            <TableCell>
              <StateChange from={entry.from} to={entry.to} />
            </TableCell>
            <TableCell>
              <What entry={entry} stepNames={stepNames} />
            </TableCell>
          </TableRow>
        ))}
      </tbody>
    </Table>
  );
}

function What({ entry, stepNames }: { entry: TimelineEntry } & Pick<TimelineTableProps, "stepNames">) {
  const problem = isProblem(entry);
  const numbers = describeNumbers(entry);
  return (
    <div className={cn("flex items-start gap-1.5", problem && "text-problem")}>
      {problem && <TriangleAlert aria-label="Problem" className="mt-0.5 size-3.5 shrink-0" />}
      <span className="min-w-0 whitespace-pre-wrap break-words">
        {namedSteps(localTimes(entry.reason), stepNames)}
        {numbers.length > 0 && <span className="ml-2 font-medium tabular-nums">{numbers.join(" · ")}</span>}
      </span>
    </div>
  );
}
