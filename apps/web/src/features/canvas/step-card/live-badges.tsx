"use client";

import { keepsQueues } from "@millrace/flow";
import { Pause } from "lucide-react";
import { useLiveStep, useWorkingState } from "@/features/flow-live/live-context.tsx";
import { shortCount } from "@/features/flow-live/short-count.ts";
import { QuarantineBadge } from "@/features/quarantine/quarantine-badge.tsx";
import { formatMany } from "@/lib/format-count.ts";

/** For the upper edge of a card: that somebody paused the step, and messages that were set aside. */
export function LiveBadges({ stepId, stepName }: { stepId: string; stepName: string }) {
  const step = useLiveStep(stepId);
  const state = useWorkingState();
  if (!step || !keepsQueues(state) || (!step.isPaused && step.quarantined === 0)) return null;
  return (
    <>
      {step.isPaused && <PausedBadge waiting={step.ready} />}
      {step.quarantined > 0 && <QuarantineBadge stepId={stepId} stepName={stepName} count={step.quarantined} />}
    </>
  );
}

function PausedBadge({ waiting }: { waiting: number }) {
  return (
    <span
      title={`Paused by hand: its queue fills, the other steps go on. ${formatMany(waiting, "message")} waiting.`}
      className="flex h-5 shrink-0 items-center gap-1 whitespace-nowrap rounded-full border border-suspended bg-suspended-soft px-1.5 font-semibold text-suspended text-xs tabular-nums"
    >
      <Pause aria-hidden className="size-3 fill-current" />
      Paused{waiting > 0 && ` · ${shortCount(waiting)} waiting`}
    </span>
  );
}
