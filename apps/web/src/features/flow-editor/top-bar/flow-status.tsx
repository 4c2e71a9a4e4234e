"use client";

import { stateLabel } from "@millrace/flow";
import { ChevronDown } from "lucide-react";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/overlay/popover.tsx";
import { Badge } from "@/components/ui/badge.tsx";
import { StateChip } from "@/components/ui/state-chip.tsx";
import { TimeAgo } from "@/components/ui/time-ago.tsx";
import { useFlowState, useLive } from "@/features/flow-live/live-context.tsx";
import { isTrouble } from "@/features/flow-state/is-trouble.ts";
import { cn } from "@/lib/cn.ts";
import { useFlow } from "../use-flow.ts";
import { useStateReason } from "../use-state-reason.ts";
import { StateDetails } from "./state-details.tsx";
import { useHasUnpublishedChanges } from "./use-unpublished-changes.ts";

/** State with since when, and which version there is. */
export function FlowStatus() {
  const state = useFlowState();
  const since = useLive((live) => live.flow?.since);
  return (
    <div className="flex shrink-0 items-center gap-2">
      <StateButton />
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

/** The chip; what stands behind it opens on a click. A change of the state is read out. */
function StateButton() {
  const state = useFlowState();
  const since = useLive((live) => live.flow?.since);
  const reason = useStateReason();
  return (
    <Popover>
      <span role="status" className="sr-only">
        The flow is {stateLabel(state)}
      </span>
      <PopoverTrigger className="group flex items-center gap-0.5 rounded-full pr-0.5 transition-colors hover:bg-hover data-[state=open]:bg-hover">
        <span className="sr-only">State: </span>
        <StateChip state={state} since={since} reason={reason} problem={isTrouble(state, reason)} />
        <ChevronDown aria-hidden className="size-3.5 text-ink-faint" />
      </PopoverTrigger>
      <PopoverContent align="start" className="max-h-[80vh] w-90 overflow-y-auto" aria-label="State of the flow">
        <StateDetails state={state} />
      </PopoverContent>
    </Popover>
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
