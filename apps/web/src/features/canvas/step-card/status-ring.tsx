"use client";

import { Check, CircleDashed, MemoryStick, Pause, RotateCw } from "lucide-react";
import type { ReactNode } from "react";
import { useLiveStep, useWorkingState } from "@/features/flow-live/live-context.tsx";
import { healthText, type StepHealth, stepHealth } from "@/features/flow-live/step-health.ts";
import { cn } from "@/lib/cn.ts";

interface Look {
  ring: string;
  mark?: ReactNode;
  markStyle?: string;
}

const looks: Record<StepHealth, Look> = {
  idle: { ring: "ring-line" },
  starting: {
    ring: "ring-accent/50",
    mark: <CircleDashed className="animate-spin" />,
    markStyle: "bg-accent-soft text-accent-text",
  },
  ready: { ring: "ring-running", mark: <Check strokeWidth={3} />, markStyle: "bg-running-soft text-running" },
  restarting: {
    ring: "ring-suspended",
    mark: <RotateCw strokeWidth={3} />,
    markStyle: "bg-suspended-soft text-suspended",
  },
  "out-of-memory": { ring: "ring-problem", mark: <MemoryStick />, markStyle: "bg-problem-soft text-problem" },
};

const pausedLook: Look = {
  ring: "ring-suspended",
  mark: <Pause className="fill-current" />,
  markStyle: "bg-suspended-soft text-suspended",
};

/** The tinted square of a step's icon with the state of its containers: ring, mark and words together. */
export function StatusRing({ stepId, round, children }: { stepId: string; round: boolean; children: ReactNode }) {
  const step = useLiveStep(stepId);
  const health = stepHealth(step, useWorkingState());
  const isPaused = step?.isPaused === true && health !== "idle";
  const { ring, mark, markStyle } = isPaused ? pausedLook : looks[health];
  const words = isPaused ? "Paused" : healthText(step, health);
  return (
    <span
      title={health === "idle" ? undefined : words}
      className={cn(
        "relative grid size-10 shrink-0 place-items-center bg-sunken ring-2 ring-inset transition-shadow",
        round ? "rounded-full" : "rounded-control",
        ring,
        health === "idle" && "ring-1",
      )}
    >
      {children}
      {health !== "idle" && <span className="sr-only">{words}</span>}
      {mark && (
        <span
          aria-hidden
          className={cn(
            "-right-1 -bottom-1 absolute grid size-4 place-items-center rounded-full ring-2 ring-surface [&_svg]:size-2.5",
            markStyle,
          )}
        >
          {mark}
        </span>
      )}
    </span>
  );
}
