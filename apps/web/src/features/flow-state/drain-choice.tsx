"use client";

import { defaultDrainSeconds } from "@millrace/flow";
import { Hourglass } from "lucide-react";
import { useState } from "react";
import { Select } from "@/components/form/select.tsx";
import { Button } from "@/components/ui/button.tsx";
import { StopAlternative } from "./stop-alternative.tsx";

const timeOuts = [
  { value: "60", label: "1 minute" },
  { value: "300", label: "5 minutes" },
  { value: "600", label: "10 minutes" },
  { value: "1800", label: "30 minutes" },
  { value: "3600", label: "1 hour" },
  { value: "21600", label: "6 hours" },
] as const;

export interface DrainChoiceProps {
  busy: boolean;
  onDrain(drainSeconds: number): void;
}

/** Drain, then stop: with the time to wait for what is queued. */
export function DrainChoice({ busy, onDrain }: DrainChoiceProps) {
  const [seconds, setSeconds] = useState(String(defaultDrainSeconds));
  return (
    <StopAlternative
      icon={<Hourglass aria-hidden />}
      title="Drain, then stop"
      action={
        <Button variant="primary" busy={busy} onClick={() => onDrain(Number(seconds))}>
          Drain, then stop
        </Button>
      }
    >
      <p>Takes nothing new and finishes what is queued.</p>
      <p className="mt-1 flex items-center gap-1.5">
        What is left after
        <Select
          aria-label="Time to drain"
          value={seconds}
          options={timeOuts}
          onValueChange={setSeconds}
          className="h-7 w-28 text-xs"
        />
        is dropped.
      </p>
    </StopAlternative>
  );
}
