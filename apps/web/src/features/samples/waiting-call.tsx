"use client";

import { X } from "lucide-react";
import { Spinner } from "@/components/feedback/spinner.tsx";
import { Button } from "@/components/ui/button.tsx";
import { CallAddress } from "@/features/step-panel/call-address.tsx";
import { countdown } from "@/lib/countdown.ts";
import { useClock } from "@/lib/use-clock.ts";
import type { Trial } from "./sample.ts";

interface WaitingCallProps {
  trial: Trial;
  onCancel(): void;
  isCancelling: boolean;
}

/** The address that takes one call, ready to copy, and how long it stands open. */
export function WaitingCall({ trial, onCancel, isCancelling }: WaitingCallProps) {
  const leftMs = Date.parse(trial.deadlineAt) - useClock(1_000);
  return (
    <>
      <div className="flex items-center gap-2 text-sm">
        <Spinner className="text-accent" />
        <span role="status">Waiting for a call…</span>
        <span className="text-ink-faint text-xs tabular-nums">{countdown(leftMs)} left</span>
        <Button size="sm" className="ml-auto" busy={isCancelling} onClick={onCancel}>
          <X aria-hidden />
          Cancel
        </Button>
      </div>
      {trial.callUrl && <CallAddress url={trial.callUrl} label="Temporary URL" copyLabel="Copy temporary address" />}
      <p className="text-ink-faint text-xs">
        Whoever calls it first is taken, whether the flow is started or not. A call to the flow's own address counts
        too, while it is up.
      </p>
    </>
  );
}
