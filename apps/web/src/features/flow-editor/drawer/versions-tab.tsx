"use client";

import { useQuery } from "@tanstack/react-query";
import { Download, Ellipsis, Eye, GitCompareArrows, History, RotateCcw } from "lucide-react";
import { ErrorState } from "@/components/feedback/error-state.tsx";
import { SkeletonRows } from "@/components/feedback/skeleton-rows.tsx";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/overlay/dropdown-menu.tsx";
import { Badge } from "@/components/ui/badge.tsx";
import { Button } from "@/components/ui/button.tsx";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { Table, TableCell, TableHead, TableRow } from "@/components/ui/table.tsx";
import { TimeAgo } from "@/components/ui/time-ago.tsx";
import { useExportVersion } from "@/features/flow-compare/use-export-version.ts";
import { useRestoreVersion } from "@/features/flow-compare/use-restore-version.ts";
import { VersionMarks } from "@/features/flow-compare/version-marks.tsx";
import { type ApiOutputs, useTRPC } from "@/lib/trpc.ts";
import { useEditorStore } from "../store/editor-context.tsx";
import { useFlowId } from "../use-flow.ts";
import { PublishHint } from "./publish-hint.tsx";

type VersionHead = ApiOutputs["flow"]["versions"][number];

/** What was published: to be looked at, compared, exported, and brought back as the draft. */
export function VersionsTab() {
  const trpc = useTRPC();
  const versions = useQuery(trpc.flow.versions.queryOptions({ id: useFlowId() }));
  if (versions.isError) {
    return (
      <ErrorState
        title="The versions could not be loaded"
        error={versions.error}
        onRetry={() => void versions.refetch()}
      />
    );
  }
  if (!versions.data) return <SkeletonRows label="versions" columns={["w-20", "w-24", "w-32"]} />;
  if (versions.data.length === 0) return <PublishHint />;
  const newest = versions.data[0]?.version;
  return (
    <div className="h-full overflow-auto">
      <Table>
        <thead>
          <tr>
            <TableHead className="w-48 pl-4">Version</TableHead>
            <TableHead className="w-32">Published</TableHead>
            <TableHead className="w-36">By</TableHead>
            <TableHead className="w-48 min-[1600px]:w-80">Changed by</TableHead>
            <TableHead className="numeric w-16">Steps</TableHead>
            <TableHead className="pl-4">Note</TableHead>
            <TableHead className="w-60">
              <span className="sr-only">Actions</span>
            </TableHead>
          </tr>
        </thead>
        <tbody>
          {versions.data.map((head, index) => (
            <VersionRow
              key={head.version}
              head={head}
              isNewest={head.version === newest}
              previous={versions.data[index + 1]?.version}
            />
          ))}
        </tbody>
      </Table>
    </div>
  );
}

interface VersionRowProps {
  head: VersionHead;
  isNewest: boolean;
  /** The version before it. */
  previous: number | undefined;
}

function VersionRow({ head, isNewest, previous }: VersionRowProps) {
  const { version, publishedAt, publishedBy, authors, steps, note, isActive, isRefused } = head;
  const { openReview } = useEditorStore().getState();
  return (
    <TableRow>
      <TableCell className="pl-4 font-medium">
        <span className="flex items-center gap-2">
          <button
            type="button"
            onClick={() => openReview({ kind: "compare", before: undefined, after: version })}
            className="rounded-sm text-accent-text tabular-nums underline-offset-2 hover:underline"
          >
            Version {version}
          </button>
          <VersionMarks isActive={isActive} isRefused={isRefused} />
          {isNewest && !isActive && !isRefused && <Badge>Newest</Badge>}
        </span>
      </TableCell>
      <TableCell className="whitespace-nowrap text-ink-muted">
        <TimeAgo at={publishedAt} />
      </TableCell>
      <TableCell className="max-w-36 truncate text-ink-muted">{publishedBy}</TableCell>
      <TableCell className="max-w-48 truncate text-ink-muted">{authors.join(", ")}</TableCell>
      <TableCell className="numeric text-ink-muted">{steps}</TableCell>
      <TableCell className="max-w-0 truncate pl-4">
        <span title={note}>{note}</span>
      </TableCell>
      <TableCell className="pr-4">
        <span className="flex items-center justify-end gap-1">
          <Button size="sm" onClick={() => openReview({ kind: "compare", before: version, after: "draft" })}>
            <GitCompareArrows aria-hidden />
            Compare with draft
          </Button>
          <VersionMenu version={version} previous={previous} />
        </span>
      </TableCell>
    </TableRow>
  );
}

function VersionMenu({ version, previous }: { version: number; previous: number | undefined }) {
  const { openReview } = useEditorStore().getState();
  const restore = useRestoreVersion();
  const exportVersion = useExportVersion();
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <IconButton size="sm" label={`More about version ${version}`}>
          <Ellipsis aria-hidden />
        </IconButton>
      </DropdownMenuTrigger>
      <DropdownMenuContent>
        <DropdownMenuItem onSelect={() => openReview({ kind: "compare", before: undefined, after: version })}>
          <Eye aria-hidden />
          Open on the canvas
        </DropdownMenuItem>
        {previous !== undefined && (
          <DropdownMenuItem onSelect={() => openReview({ kind: "compare", before: previous, after: version })}>
            <History aria-hidden />
            What it changed
          </DropdownMenuItem>
        )}
        <DropdownMenuSeparator />
        <DropdownMenuItem onSelect={() => void restore(version)}>
          <RotateCcw aria-hidden />
          Restore as draft
        </DropdownMenuItem>
        <DropdownMenuItem onSelect={() => void exportVersion(version)}>
          <Download aria-hidden />
          Export as flow file
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
