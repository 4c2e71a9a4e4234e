"use client";

import { Hourglass } from "lucide-react";
import { Banner } from "@/components/feedback/banner.tsx";
import { Button } from "@/components/ui/button.tsx";
import { countdown } from "@/lib/countdown.ts";
import { formatCount, formatMany } from "@/lib/format-count.ts";
import { useClock } from "@/lib/use-clock.ts";
import { type DrainProgress, drainProgress } from "./drain-progress.ts";
import { useFlowControls } from "./use-flow-controls.tsx";
import { useMostSeen } from "./use-most-seen.ts";

export interface DrainBannerProps {
  flow: { id: string; name: string };
  /** Epoch milliseconds. */
  endsAt: number;
  /** Messages that still have to be worked on. */
  left: number;
  /** At the beginning, as the timeline tells it; 0 until that is read. */
  atBeginning: number;
}

/** A flow that finishes what is queued: how far it is, how long it waits, and a way to end it. */
export function DrainBanner({ flow, endsAt, left, atBeginning }: DrainBannerProps) {
  const now = useClock(1_000);
  const controls = useFlowControls({ ...flow, state: "stopping" });
  const mostSeen = useMostSeen(left);
  const progress = drainProgress({ left, mostSeen: Math.max(mostSeen, atBeginning) });
  return (
    <Banner
      tone="info"
      icon={<Hourglass aria-hidden />}
      spoken={`Draining, until ${new Date(endsAt).toLocaleTimeString("en-GB")} at the latest.`}
      actions={
        <Button size="sm" onClick={() => controls.act("stop")}>
          Stop now
        </Button>
      }
    >
      <div className="flex items-center gap-3 tabular-nums">
        <span className="font-medium">{leftWords(progress)}</span>
        <ProgressBar progress={progress} />
        <span>
          {endsAt > now ? `What is left is dropped in ${countdown(endsAt - now)}` : "The time is over; it stops now"}
        </span>
      </div>
      {controls.dialogs}
    </Banner>
  );
}

function leftWords({ left, atBeginning }: DrainProgress): string {
  if (left === 0) return "Draining: everything is finished, the flow stops";
  return `Draining: ${formatCount(left)} of ${formatMany(atBeginning, "message")} left`;
}

function ProgressBar({ progress: { done, left, atBeginning } }: { progress: DrainProgress }) {
  return (
    <span
      role="progressbar"
      aria-label="Drained"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.floor(done * 100)}
      aria-valuetext={`${formatCount(left)} of ${formatCount(atBeginning)} messages left`}
      className="h-1.5 w-40 overflow-hidden rounded-full bg-surface"
    >
      <span className="block h-full rounded-full bg-accent transition-[width]" style={{ width: `${done * 100}%` }} />
    </span>
  );
}
