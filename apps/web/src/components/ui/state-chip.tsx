"use client";

import { type FlowState, stateLabel, stateMeaning } from "@millrace/flow";
import { Circle, LoaderCircle, type LucideIcon, Moon, Pause, Play, TriangleAlert } from "lucide-react";
import { cn } from "@/lib/cn.ts";
import { Tooltip } from "./tooltip.tsx";

interface Look {
  icon: LucideIcon;
  className: string;
  iconClassName?: string;
}

const looks = {
  inactive: { icon: Circle, className: "bg-sunken text-ink-muted" },
  starting: { icon: LoaderCircle, className: "bg-accent-soft text-accent-text", iconClassName: "animate-spin" },
  running: { icon: Play, className: "bg-running-soft text-running", iconClassName: "fill-current" },
  sleeping: { icon: Moon, className: "bg-sleeping-soft text-sleeping", iconClassName: "fill-current" },
  suspending: {
    icon: Pause,
    className: "bg-suspended-soft text-suspended",
    iconClassName: "animate-breathe fill-current",
  },
  suspended: { icon: Pause, className: "bg-suspended-soft text-suspended", iconClassName: "fill-current" },
  stopping: { icon: LoaderCircle, className: "bg-sunken text-ink-muted", iconClassName: "animate-spin" },
} as const satisfies Record<FlowState, Look>;

const problemLook: Look = { icon: TriangleAlert, className: "bg-problem-soft text-problem" };

export interface StateChipProps {
  state: FlowState;
  /** Why it is so; shown on hover and focus instead of what the state means. */
  reason?: string | undefined;
  /** Something keeps the flow from what is wanted: a red triangle, still with the state's word. */
  problem?: boolean | undefined;
  /** A status region: its changes are read out. For the one chip of a page, not for those of a list. */
  live?: boolean;
  className?: string;
}

/** The state of a flow as icon, word and colour together; the same everywhere. */
export function StateChip({ state, reason, problem = false, live = false, className }: StateChipProps) {
  const look: Look = problem ? problemLook : looks[state];
  const Icon = look.icon;
  return (
    <Tooltip content={reason ?? stateMeaning(state)}>
      <span
        {...(live && { role: "status" })}
        data-state-chip={state}
        className={cn(
          "inline-flex h-5.5 items-center gap-1.5 whitespace-nowrap rounded-full px-2 font-medium text-xs",
          look.className,
          className,
        )}
      >
        <Icon aria-hidden className={cn("size-3", look.iconClassName)} strokeWidth={2.25} />
        {stateLabel(state)}
        {problem && <span className="sr-only">, with a problem{reason && `: ${reason}`}</span>}
      </span>
    </Tooltip>
  );
}
