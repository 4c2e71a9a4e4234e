"use client";

import { keepsQueues, type LiveStep } from "@millrace/flow";
import { MemoryStick, Pause, RotateCw, ShieldAlert, TriangleAlert } from "lucide-react";
import { useLiveStep, useWorkingState } from "@/features/flow-live/live-context.tsx";
import { type StepHealth, stepHealth } from "@/features/flow-live/step-health.ts";
import { cn } from "@/lib/cn.ts";
import { formatMany } from "@/lib/format-count.ts";
import { useReadable } from "../detail/card-detail-context.tsx";
import { fullnessFromAfar } from "../fullness-from-afar.ts";
import { describeLoad, loadStyle } from "../load-style.ts";
import { useQueueLoad } from "../use-queue-load.ts";
import { FarSign, type Sign } from "./far-sign.tsx";
import { QueueFigures } from "./queue-figures.tsx";

interface WaitingAndFailingProps {
  stepId: string;
  isInFull: boolean;
}

/**
 * What of a running step wants a look: in words where they can be read, as a bar and signs where they cannot. A quiet step has none of it
 * and does not even ask how near it is, so that a long flow stays cheap to draw.
 */
export function WaitingAndFailing({ stepId, isInFull }: WaitingAndFailingProps) {
  const step = useLiveStep(stepId);
  const state = useWorkingState();
  if (!step) return null;
  const waits = keepsQueues(state) && step.ready + step.unacked + step.rebounds > 0;
  const signs = [troubleOf(step, stepHealth(step, state)), failureOf(step)].filter((sign) => sign !== undefined);
  if (!waits && signs.length === 0) return null;
  return <Attention stepId={stepId} isInFull={isInFull} waits={waits} signs={signs} />;
}

function troubleOf(step: LiveStep, health: StepHealth): Sign | undefined {
  if (health === "out-of-memory") return { icon: MemoryStick, words: "Out of memory", className: "text-problem" };
  if (health === "restarting") return { icon: RotateCw, words: "Restarting", className: "text-suspended" };
  if (step.isPaused) return { icon: Pause, words: "Paused", className: "text-suspended [&_svg]:fill-current" };
  return undefined;
}

/** What was set aside is still to be settled; it speaks for the errors as well. */
function failureOf({ quarantined, errors }: LiveStep): Sign | undefined {
  if (quarantined > 0) {
    return {
      icon: ShieldAlert,
      words: `${formatMany(quarantined, "message")} in quarantine`,
      className: "text-problem",
    };
  }
  return errors > 0
    ? { icon: TriangleAlert, words: formatMany(errors, "error"), className: "text-problem" }
    : undefined;
}

interface AttentionProps extends WaitingAndFailingProps {
  waits: boolean;
  signs: readonly Sign[];
}

function Attention({ stepId, isInFull, waits, signs }: AttentionProps) {
  const isReadable = useReadable();
  if (isInFull && isReadable) return waits && <QueueFigures stepId={stepId} />;
  return (
    <>
      {signs.map((sign) => (
        <FarSign key={sign.words} {...sign} />
      ))}
      {waits && <WaitingBar stepId={stepId} />}
    </>
  );
}

/** Under the card; its length says how much waits, its colour how near the limit is. */
function WaitingBar({ stepId }: { stepId: string }) {
  const load = useQueueLoad(stepId);
  if (!load) return null;
  const words = `${formatMany(load.depth, "message")} waiting; ${describeLoad(load)}`;
  return (
    <span
      title={words}
      className="absolute inset-x-0 top-full mt-1.5 h-4.5 overflow-hidden rounded-full bg-line-strong"
    >
      <span
        className={cn("block h-full", loadStyle[load.level].bar)}
        style={{ width: `${fullnessFromAfar(load) * 100}%` }}
      />
      <span className="sr-only">{words}</span>
    </span>
  );
}
