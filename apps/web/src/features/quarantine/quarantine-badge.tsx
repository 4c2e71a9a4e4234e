"use client";

import { ShieldAlert } from "lucide-react";
import { useDrawer } from "@/features/flow-editor/drawer/drawer-context.tsx";
import { shortCount } from "@/features/flow-live/short-count.ts";
import { formatMany } from "@/lib/format-count.ts";

interface QuarantineBadgeProps {
  stepId: string;
  stepName: string;
  count: number;
}

/** Messages of a step that were set aside because they ended its container; opens their list. */
export function QuarantineBadge({ stepId, stepName, count }: QuarantineBadgeProps) {
  const drawer = useDrawer();
  const words = `${formatMany(count, "message")} in quarantine`;
  return (
    <button
      type="button"
      title={`${words}. Open the list`}
      aria-label={`${words} of ${stepName}`}
      onClick={(event) => {
        event.stopPropagation();
        drawer.getState().showErrors({ stepId, status: "quarantined" });
      }}
      className="nodrag flex h-5 shrink-0 items-center gap-1 rounded-full border border-problem bg-problem-soft px-1.5 font-semibold text-problem text-xs tabular-nums"
    >
      <ShieldAlert aria-hidden className="size-3" strokeWidth={2.5} />
      {shortCount(count)}
    </button>
  );
}
