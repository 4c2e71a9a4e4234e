"use client";

import { flowDefinitionSchema } from "@millrace/flow";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { RotateCcw } from "lucide-react";
import { Badge } from "@/components/ui/badge.tsx";
import { Button } from "@/components/ui/button.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { Table, TableCell, TableHead, TableRow } from "@/components/ui/table.tsx";
import { TimeAgo } from "@/components/ui/time-ago.tsx";
import { toast, toastError } from "@/components/ui/toast.tsx";
import { useLive } from "@/features/flow-live/live-context.tsx";
import { formatMany } from "@/lib/format-count.ts";
import { useTRPC } from "@/lib/trpc.ts";
import { placeSteps } from "../document/tidy-steps.ts";
import { useEditorStore } from "../store/editor-context.tsx";
import { useFlow, useFlowId } from "../use-flow.ts";

/** What was published; each version can be brought back as the draft, which is an edit like any other. */
export function VersionsTab() {
  const trpc = useTRPC();
  const store = useEditorStore();
  const newest = useFlow()?.publishedVersion;
  const running = useLive((state) => state.flow?.version);
  const queryClient = useQueryClient();
  const id = useFlowId();
  const versions = useQuery(trpc.flow.versions.queryOptions({ id }));
  if (versions.isError) {
    return (
      <ErrorState
        title="The versions could not be loaded"
        error={versions.error}
        onRetry={() => void versions.refetch()}
      />
    );
  }
  if (versions.data?.length === 0) {
    return (
      <p className="p-4 text-ink-faint text-sm">Never published. Publish makes the first version of this draft.</p>
    );
  }
  const restore = async (version: number) => {
    try {
      const { definition } = await queryClient.fetchQuery(trpc.flow.version.queryOptions({ id, version }));
      store.getState().edit(() => placeSteps(flowDefinitionSchema.parse(definition)));
    } catch (error) {
      toastError(`Version ${version} could not be restored`, error);
      return;
    }
    toast.success(`The draft is version ${version} again`, { description: "Undo brings back what was there." });
  };
  return (
    <div className="h-full overflow-auto">
      <Table>
        <thead>
          <tr>
            <TableHead className="w-40">Version</TableHead>
            <TableHead className="w-32">Published</TableHead>
            <TableHead className="w-48">By</TableHead>
            <TableHead className="w-28">Steps</TableHead>
            <TableHead>Note</TableHead>
            <TableHead>
              <span className="sr-only">Actions</span>
            </TableHead>
          </tr>
        </thead>
        <tbody>
          {(versions.data ?? []).map(({ version, note, publishedAt, publishedBy, steps }) => (
            <TableRow key={version}>
              <TableCell className="font-medium">
                <span className="flex items-center gap-2">
                  {version}
                  {version === running && <Badge tone="good">Running</Badge>}
                  {version === newest && version !== running && <Badge>Newest</Badge>}
                </span>
              </TableCell>
              <TableCell className="text-ink-muted">
                <TimeAgo at={publishedAt} />
              </TableCell>
              <TableCell className="truncate text-ink-muted">{publishedBy}</TableCell>
              <TableCell className="text-ink-muted">{formatMany(steps, "step")}</TableCell>
              <TableCell>{note}</TableCell>
              <TableCell className="text-right">
                <Button size="sm" onClick={() => void restore(version)}>
                  <RotateCcw aria-hidden />
                  Restore as draft
                </Button>
              </TableCell>
            </TableRow>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
