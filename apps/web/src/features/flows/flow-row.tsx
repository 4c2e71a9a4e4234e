"use client";

import { Folder } from "lucide-react";
import dynamic from "next/dynamic";
import Link from "next/link";
import { memo, useState } from "react";
import { Checkbox } from "@/components/form/checkbox.tsx";
import { Badge } from "@/components/ui/badge.tsx";
import { StateChip } from "@/components/ui/state-chip.tsx";
import { TableCell, TableRow } from "@/components/ui/table.tsx";
import { TimeAgo } from "@/components/ui/time-ago.tsx";
import { isTrouble } from "@/features/flow-state/is-trouble.ts";
import { cn } from "@/lib/cn.ts";
import { formatCount, formatMany } from "@/lib/format-count.ts";
import { folderName } from "./flow-folders.ts";
import { FlowRowActions } from "./flow-row-actions.tsx";
import type { ListedFlow } from "./flow-table.tsx";
import { RenameField } from "./rename-field.tsx";
import { Sparkline } from "./sparkline.tsx";
import { TagList } from "./tag-list.tsx";
import { useThroughput } from "./throughput.ts";
import { TriggerIcon } from "./trigger-icon.tsx";

// Of few flows.
const RetentionCountdown = dynamic(
  () => import("@/features/retention/retention-countdown.tsx").then((module) => module.RetentionCountdown),
  { loading: () => null },
);

export interface FlowRowProps {
  flow: ListedFlow;
  /** Beginning with 1, the head included. */
  rowIndex: number;
  /** Tab comes to this row; arrows go on from it. */
  isInOrder: boolean;
  isChosen: boolean;
  /** `extend`: everything from the one chosen last up to this. */
  onChoose(id: string, extend: boolean): void;
  onFocus(rowIndex: number): void;
  /** Class of the cells for which there is not always room. */
  roomy: string;
}

/** Scrolling and what happens to other flows must not draw it anew: its callbacks stay the same. */
export const FlowRow = memo(DrawnRow);

function DrawnRow({ flow, rowIndex, isInOrder, isChosen, onChoose, onFocus, roomy }: FlowRowProps) {
  const [renaming, setRenaming] = useState(false);
  return (
    <TableRow
      data-flow={flow.id}
      aria-rowindex={rowIndex}
      data-chosen={isChosen}
      tabIndex={isInOrder ? 0 : -1}
      onFocus={() => onFocus(rowIndex)}
      onKeyDown={(event) => {
        if (event.key !== "F2" || event.target !== event.currentTarget) return;
        event.preventDefault();
        setRenaming(true);
      }}
      className="-outline-offset-2 focus-visible:bg-hover data-[chosen=true]:bg-accent-soft"
    >
      <TableCell className="pr-0 pl-4">
        <Checkbox
          aria-label={`Choose ${flow.name}`}
          checked={isChosen}
          tabIndex={-1}
          onClick={(event) => {
            event.preventDefault();
            onChoose(flow.id, event.shiftKey);
          }}
        />
      </TableCell>
      <TableCell className="pr-0">
        <TriggerIcon kind={flow.triggerKind} title={flow.triggerTitle} />
      </TableCell>
      <TableCell>
        {renaming ? (
          <RenameField flow={flow} onDone={() => setRenaming(false)} />
        ) : (
          <div className="@container">
            <div className="flex items-center gap-2">
              <Link
                href={`/flows/${flow.id}`}
                prefetch={false}
                title={flow.name}
                dir="auto"
                className="min-w-0 truncate rounded-sm font-medium hover:underline"
              >
                {flow.name}
              </Link>
              {flow.folder !== undefined && <InFolder folder={flow.folder} />}
              <DraftBadge flow={flow} />
              <TagList tags={flow.tags} className="hidden shrink-[6] @md:flex" />
            </div>
          </div>
        )}
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
        <Throughput flow={flow} />
      </TableCell>
      <Count value={flow.totals.in} className={roomy} />
      <Count value={flow.totals.out} className={roomy} />
      <TableCell className={cn("numeric", flow.openErrors > 0 ? "font-medium text-problem" : "text-ink-faint")}>
        <span
          title={`${formatMany(flow.openErrors, "error")} to look at, ${formatCount(flow.totals.errors)} since the start`}
        >
          {formatCount(flow.totals.errors)}
        </span>
      </TableCell>
      <TableCell className="truncate pl-4 text-ink-muted">
        <LastError flow={flow} />
      </TableCell>
      <TableCell className="truncate text-ink-muted">
        <TimeAgo at={flow.updatedAt} />
        {flow.updatedBy && <bdi title={flow.updatedBy}> by {flow.updatedBy}</bdi>}
      </TableCell>
      <TableCell className="pr-4">
        <FlowRowActions flow={flow} onRename={() => setRenaming(true)} />
      </TableCell>
    </TableRow>
  );
}

/** Apart, so that a second's figure redraws the line alone. */
function Throughput({ flow }: { flow: ListedFlow }) {
  const values = useThroughput(flow.id);
  return <Sparkline values={values} label={`Messages per second of ${flow.name} during the last minute`} />;
}

function Count({ value, className }: { value: number; className: string }) {
  return (
    <TableCell className={cn("numeric", value === 0 && "text-ink-faint", className)}>{formatCount(value)}</TableCell>
  );
}

function InFolder({ folder }: { folder: string }) {
  return (
    <span title={folder} className="flex min-w-4 shrink-[6] items-center gap-1 text-ink-faint text-xs">
      <Folder aria-hidden className="size-3.5 shrink-0" />
      <span className="sr-only">in the folder </span>
      <bdi className="hidden max-w-36 truncate @2xs:inline">{folderName(folder)}</bdi>
    </span>
  );
}

/** What it said, and the way to it with its step and its execution. */
function LastError({ flow: { id, lastErrorAt, lastError } }: { flow: ListedFlow }) {
  if (!lastErrorAt) return <None />;
  if (!lastError) return <TimeAgo at={lastErrorAt} />;
  const place = new URLSearchParams({ drawer: "errors", step: lastError.stepId, error: lastError.id });
  return (
    <Link
      href={`/flows/${id}?${place}`}
      prefetch={false}
      tabIndex={-1}
      aria-label={`Last error: ${lastError.message}`}
      title={`${lastError.stepId}: ${lastError.message}`}
      className="-my-1 flex min-w-0 flex-col rounded-sm text-xs leading-4 hover:underline"
    >
      <bdi className="truncate text-ink">{lastError.message}</bdi>
      <span className="truncate text-ink-faint">
        <TimeAgo at={lastErrorAt} />
      </span>
    </Link>
  );
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
