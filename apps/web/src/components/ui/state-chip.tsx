"use client";

import { type FlowState, stateLabel, stateMeaning } from "@millrace/flow";
import { Circle, LoaderCircle, type LucideIcon, Moon, Pause, Play, TriangleAlert } from "lucide-react";
import { cn } from "@/lib/cn.ts";
import { relativeTime } from "@/lib/relative-time.ts";
import { Tooltip } from "../overlay/tooltip.tsx";

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
  /** Why it is so; shown on hover after what the state means. */
  reason?: string | undefined;
  /** Since when it is so, in epoch milliseconds; shown on hover. */
  since?: number | undefined;
  /** Something keeps the flow from what is wanted: a red triangle, still with the state's word. */
  problem?: boolean | undefined;
  className?: string;
}

/** The state of a flow as icon, word and colour together; the same everywhere. */
export function StateChip({ state, reason, since, problem = false, className }: StateChipProps) {
  const look: Look = problem ? problemLook : looks[state];
  const Icon = look.icon;
  return (
    <Tooltip content={<Explanation state={state} reason={reason} since={since} />}>
      <span
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

/** Read when it opens, so its times need no clock. */
function Explanation({ state, reason, since }: Pick<StateChipProps, "state" | "reason" | "since">) {
  return (
    <span className="flex flex-col gap-0.5">
      <span>{stateMeaning(state)}</span>
      {since !== undefined && (
        <span className="text-ink-muted">
          Since {new Date(since).toLocaleString("en-GB")} ({relativeTime(since, Date.now())})
        </span>
      )}
      {reason && <span className="whitespace-pre-wrap break-words">{reason}</span>}
    </span>
  );
}
