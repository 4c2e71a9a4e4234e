"use client";

import { Maximize2 } from "lucide-react";
import Link from "next/link";
import { Tooltip } from "@/components/overlay/tooltip.tsx";
import { useFlowId } from "@/features/flow-editor/use-flow.ts";
import { useStepNames } from "@/features/flow-editor/use-step-names.ts";
import { useFlowState } from "@/features/flow-live/live-context.tsx";
import { TimelineView } from "./timeline-view.tsx";

/** The timeline below the canvas, with a way to its page. */
export function TimelineTab() {
  const flowId = useFlowId();
  return (
    <TimelineView
      flowId={flowId}
      state={useFlowState()}
      stepNames={useStepNames()}
      trailing={
        <Tooltip content="Open as a page">
          <Link
            href={`/flows/${flowId}/timeline`}
            aria-label="Open as a page"
            className="ml-1 grid size-7 place-items-center rounded-control text-ink-muted transition-colors hover:bg-hover hover:text-ink"
          >
            <Maximize2 aria-hidden className="size-3.5" />
          </Link>
        </Tooltip>
      }
    />
  );
}
