"use client";

import { Badge } from "@/components/ui/badge.tsx";
import { StateChip } from "@/components/ui/state-chip.tsx";
import { TimeAgo } from "@/components/ui/time-ago.tsx";
import { useFlowState, useLive } from "@/features/flow-live/live-context.tsx";
import { cn } from "@/lib/cn.ts";
import { useFlow } from "../use-flow.ts";
import { useHasUnpublishedChanges } from "./use-unpublished-changes.ts";

/** State with since when, and which version there is. */
export function FlowStatus() {
  const state = useFlowState();
  const since = useLive((live) => live.flow?.since);
  const reason = useLive((live) => live.flow?.reason);
  return (
    <div className="flex shrink-0 items-center gap-2">
      <StateChip live state={state} reason={reason} problem={reason !== undefined} />
      {since !== undefined && state !== "inactive" && (
        <TimeAgo
          at={new Date(since).toISOString()}
          className="hidden whitespace-nowrap text-ink-faint text-xs min-[1400px]:inline"
        />
      )}
      <VersionBadge />
    </div>
  );
}

function VersionBadge() {
  const flow = useFlow();
  const running = useLive((live) => live.flow?.version);
  const hasChanges = useHasUnpublishedChanges();
  if (!flow) return null;
  if (flow.publishedVersion === undefined) return <Badge>Draft, never published</Badge>;
  return (
    <>
      <Badge
        className={cn(hasChanges && "hidden min-[1400px]:inline-flex")}
        title={running !== undefined && running !== flow.publishedVersion ? `Version ${running} is running` : undefined}
      >
        Version {flow.publishedVersion}
      </Badge>
      {hasChanges && <Badge tone="accent">Unpublished changes</Badge>}
    </>
  );
}
