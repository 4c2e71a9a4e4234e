"use client";

import { Cog, Hourglass, type LucideIcon, RotateCw } from "lucide-react";
import { useDrawer } from "@/features/flow-editor/drawer/drawer-context.tsx";
import { useLiveStep } from "@/features/flow-live/live-context.tsx";
import { shortCount } from "@/features/flow-live/short-count.ts";
import { cn } from "@/lib/cn.ts";
import { formatMany } from "@/lib/format-count.ts";
import { describeLoad, loadStyle } from "../load-style.ts";
import { QueueAge } from "../queue-age.tsx";
import { useQueueLoad } from "../use-queue-load.ts";

/** Below a card: what waits in front of the step, what it has in work, what waits for a retry, and a bar towards the limit; opens the queue. */
export function QueueFigures({ stepId }: { stepId: string }) {
  const drawer = useDrawer();
  const step = useLiveStep(stepId);
  const load = useQueueLoad(stepId);
  if (!step || !load || load.depth === 0) return null;
  const style = loadStyle[load.level];
  return (
    <button
      type="button"
      title={`${describeLoad(load)}. Look into the queue`}
      onClick={(event) => {
        event.stopPropagation();
        drawer.getState().showQueue({ stepId, kind: step.ready === 0 && step.rebounds > 0 ? "rebounding" : "waiting" });
      }}
      className="nodrag absolute inset-x-2 top-full mt-1 flex flex-col gap-0.5 rounded-sm text-left text-xs tabular-nums leading-4 hover:bg-hover"
    >
      <span aria-hidden className="h-0.5 overflow-hidden rounded-full bg-line">
        <span
          className={cn("block h-full rounded-full transition-[width]", style.bar)}
          style={{ width: `${Math.max(1.5, load.fraction * 100)}%` }}
        />
      </span>
      <span className={cn("flex items-center gap-2.5 [&_svg]:size-3", style.text)}>
        <Figure icon={Hourglass} count={step.ready} word="waiting" />
        <Figure icon={Cog} count={step.unacked} word="in work" />
        <Figure icon={RotateCw} count={step.rebounds} word="retrying" />
        {step.oldest && (
          <span className="ml-auto whitespace-nowrap">
            <span className="sr-only">oldest </span>
            <QueueAge oldest={step.oldest} />
          </span>
        )}
        <span className="sr-only">, {describeLoad(load)}</span>
      </span>
    </button>
  );
}

function Figure({ icon: Icon, count, word }: { icon: LucideIcon; count: number; word: string }) {
  if (count === 0) return null;
  return (
    <span
      className="inline-flex items-center gap-1 whitespace-nowrap"
      title={`${formatMany(count, "message")} ${word}`}
    >
      <Icon aria-hidden />
      {shortCount(count)} {word}
    </span>
  );
}
