"use client";

import { sampleLimits } from "@millrace/flow";
import { X } from "lucide-react";
import { Spinner } from "@/components/feedback/spinner.tsx";
import { Button } from "@/components/ui/button.tsx";
import { useClock } from "@/lib/use-clock.ts";
import type { Trial } from "./sample.ts";

interface TrialProgressProps {
  trial: Trial;
  onCancel(): void;
  isCancelling: boolean;
}

const words = {
  queued: "Waiting for the runner to take it up",
  starting: "Starting its container",
  running: "Running",
} as const satisfies Record<NonNullable<Trial["phase"]>, string>;

/** The runner ends a trial a moment after its minute. */
const lateMs = 4_000;
/** Longer than a runner that is there ever lets wait. */
const idleRunnerMs = 6_000;

/** Where a trial is, for how long already, and the way out. */
export function TrialProgress({ trial, onCancel, isCancelling }: TrialProgressProps) {
  const phase = trial.phase ?? "queued";
  const elapsedMs = Math.max(0, useClock(1_000) - Date.parse(trial.startedAt));
  const isOverdue = elapsedMs > sampleLimits.runMs + lateMs;
  return (
    <>
      <div className="flex items-center gap-2 text-sm">
        <Spinner className="text-accent" />
        <span role="status">{words[phase]}…</span>
        <span className="text-ink-faint text-xs tabular-nums">{Math.round(elapsedMs / 1_000)} s</span>
        <Button size="sm" className="ml-auto" busy={isCancelling} onClick={onCancel}>
          <X aria-hidden />
          Cancel
        </Button>
      </div>
      <p className="text-ink-faint text-xs">
        {isOverdue
          ? "It should be over by now: the runner has not said what came of it. Is it running?"
          : phase === "queued" && elapsedMs > idleRunnerMs
            ? "No runner has taken it up yet. Is one running? `npm run doctor` says more."
            : "It may take up to a minute. The flow itself is not touched."}
      </p>
    </>
  );
}
