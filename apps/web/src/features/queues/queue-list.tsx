"use client";

import type { LiveStep } from "@millrace/flow";
import { RotateCw, ShieldAlert } from "lucide-react";
import { useEffect, useRef } from "react";
import { loadStyle } from "@/features/canvas/load-style.ts";
import { QueueAge } from "@/features/canvas/queue-age.tsx";
import { useQueueLoad } from "@/features/canvas/use-queue-load.ts";
import { shortCount } from "@/features/flow-live/short-count.ts";
import { cn } from "@/lib/cn.ts";
import { formatMany } from "@/lib/format-count.ts";
import { formatSize } from "./format-size.ts";

interface QueueListProps {
  steps: readonly LiveStep[];
  stepId: string | undefined;
  nameOf(stepId: string): string;
  onChoose(stepId: string): void;
}

/** The queues of a flow: what is in each, how old its oldest message is, and how far it is on its way to its limit. */
export function QueueList({ steps, stepId, nameOf, onChoose }: QueueListProps) {
  return (
    <nav aria-label="Queues" className="w-60 shrink-0 overflow-y-auto border-r bg-surface py-1">
      <ul>
        {steps.map((step) => (
          <li key={step.id}>
            <QueueItem step={step} name={nameOf(step.id)} isChosen={step.id === stepId} onChoose={onChoose} />
          </li>
        ))}
      </ul>
    </nav>
  );
}

interface QueueItemProps {
  step: LiveStep;
  name: string;
  isChosen: boolean;
  onChoose(stepId: string): void;
}

function QueueItem({ step, name, isChosen, onChoose }: QueueItemProps) {
  const load = useQueueLoad(step.id);
  const item = useRef<HTMLButtonElement>(null);
  // Chosen from the canvas it may stand far down the list.
  useEffect(() => {
    if (isChosen) item.current?.scrollIntoView({ block: "nearest" });
  }, [isChosen]);
  const style = loadStyle[load?.level ?? "calm"];
  return (
    <button
      ref={item}
      type="button"
      aria-current={isChosen || undefined}
      onClick={() => onChoose(step.id)}
      className={cn(
        "flex w-full flex-col gap-1 border-transparent border-l-2 px-3 py-1.5 text-left transition-colors hover:bg-hover focus-visible:outline-offset-[-2px]",
        isChosen && "border-accent bg-accent-soft",
      )}
    >
      <span className="flex items-baseline gap-2">
        <span className="min-w-0 flex-1 truncate font-medium text-sm">{name}</span>
        <span className={cn("text-sm tabular-nums", step.ready > 0 ? style.text : "text-ink-faint")}>
          <span aria-hidden>{shortCount(step.ready)}</span>
          <span className="sr-only">{formatMany(step.ready, "message")} waiting</span>
        </span>
      </span>
      <span aria-hidden className="h-0.5 overflow-hidden rounded-full bg-line">
        <span
          className={cn("block h-full rounded-full", style.bar)}
          style={{ width: `${(load?.fraction ?? 0) * 100}%` }}
        />
      </span>
      <span className="flex min-h-4 items-center gap-2.5 text-ink-faint text-xs tabular-nums leading-4 [&_svg]:size-3">
        {step.isPaused && <span className="font-medium text-suspended">Paused</span>}
        {step.bytes ? <span>{formatSize(step.bytes)}</span> : null}
        {step.rebounds > 0 && (
          <span
            className="inline-flex items-center gap-1"
            title={`${formatMany(step.rebounds, "message")} to be retried later`}
          >
            <RotateCw aria-hidden />
            {shortCount(step.rebounds)}
            <span className="sr-only"> to be retried later</span>
          </span>
        )}
        {step.quarantined > 0 && (
          <span
            className="inline-flex items-center gap-1 text-problem"
            title={`${formatMany(step.quarantined, "message")} in quarantine`}
          >
            <ShieldAlert aria-hidden />
            {shortCount(step.quarantined)}
            <span className="sr-only"> in quarantine</span>
          </span>
        )}
        {step.oldest && (
          <span className="ml-auto whitespace-nowrap">
            <span className="sr-only">oldest </span>
            <QueueAge oldest={step.oldest} />
          </span>
        )}
      </span>
    </button>
  );
}
