"use client";

import {
  defaultCron,
  defaultLimits,
  type FlowDefinition,
  type FlowState,
  keepsQueues,
  rootNodes,
  stateMeaning,
} from "@millrace/flow";
import { Bookmark } from "lucide-react";
import { PopoverClose } from "@/components/overlay/popover.tsx";
import { Button } from "@/components/ui/button.tsx";
import { TimeAgo } from "@/components/ui/time-ago.tsx";
import { WhyButton } from "@/features/diagnosis/why-button.tsx";
import { fullestQueue } from "@/features/flow-live/fullest-queue.ts";
import { useLive } from "@/features/flow-live/live-context.tsx";
import { queueLimits } from "@/features/flow-live/queue-load.ts";
import { LimitMeters } from "@/features/flow-state/limit-meters.tsx";
import type { Schedule } from "@/features/flow-state/next-tick.ts";
import { pendingWish } from "@/features/flow-state/pending-wish.ts";
import { WakeBar } from "@/features/flow-state/wake-bar.tsx";
import { WakesBy } from "@/features/flow-state/wakes-by.tsx";
import { formatMany } from "@/lib/format-count.ts";
import { useStepKind } from "../catalogue/catalogue-context.tsx";
import { useEditor, useEditorStore } from "../store/editor-context.tsx";
import { useFlow } from "../use-flow.ts";
import { useRunningDefinition } from "../use-running-definition.ts";
import { useStateReason } from "../use-state-reason.ts";
import { useStepName } from "../use-step-name.ts";

/** Behind the state chip: what the state means, since when, why, what comes next, and how full the queues are. */
export function StateDetails({ state }: { state: FlowState }) {
  const since = useLive((live) => live.flow?.since);
  const reason = useStateReason();
  const wake = useLive((live) => live.flow?.wake);
  return (
    <div className="flex flex-col divide-y [&>:not(button)]:px-4 [&>:not(button)]:py-3">
      <div className="flex flex-col gap-1 text-sm">
        <p>{stateMeaning(state)}</p>
        {since !== undefined && (
          <p className="text-ink-faint text-xs">
            Since {new Date(since).toLocaleString("en-GB")} (<TimeAgo at={new Date(since).toISOString()} />)
          </p>
        )}
        {reason && <p className="whitespace-pre-wrap break-words text-ink-muted">{reason}</p>}
        <WhatComesNext state={state} />
      </div>
      {keepsQueues(state) && <Limits />}
      {wake && <WakeBar wake={wake} />}
      <SnapshotLink />
      <PopoverClose asChild>
        <WhyButton variant="ghost" className="mx-2 my-1 justify-start" />
      </PopoverClose>
    </div>
  );
}

function WhatComesNext({ state }: { state: FlowState }) {
  const definition = useRunningDefinition();
  const flow = useFlow();
  const pending = flow && pendingWish(state, flow.desired);
  if (pending) return <p className="text-ink-muted">{pending}</p>;
  if (!definition) return null;
  if (state === "sleeping") {
    return (
      <div className="mt-1 flex flex-col gap-1.5">
        <h3 className="text-ink-faint text-xs">What wakes it</h3>
        <WakesBy schedule={flow?.webhookUrl ? undefined : scheduleOf(definition)} />
      </div>
    );
  }
  if (state !== "running") return null;
  return <p className="text-ink-muted">{sleepRule(definition)}</p>;
}

function scheduleOf({ cron = defaultCron, timezone = "UTC" }: FlowDefinition): Schedule {
  return { cron, timezone };
}

function sleepRule({ type, idleSeconds = defaultLimits.idleSeconds }: FlowDefinition): string {
  if (type === "realtime") return "A real-time flow: it keeps its containers up.";
  return `It sleeps after ${formatMany(idleSeconds, "second")} without work.`;
}

function Limits() {
  const live = useLive((state) => state.flow);
  const definition = useRunningDefinition();
  const limits = queueLimits(live, definition?.limits);
  const queue = live && fullestQueue(live.steps, limits);
  const stepName = useStepName(queue?.stepId);
  return <LimitMeters queue={queue} stepName={stepName} limits={limits} />;
}

/** Leads to what a polling trigger remembers. */
function SnapshotLink() {
  const store = useEditorStore();
  const trigger = useEditor((editor) => rootNodes(editor.history.present.graph)[0]?.id);
  const kind = useStepKind(trigger ?? "");
  if (!trigger || kind.function?.kind !== "polling") return null;
  return (
    <PopoverClose asChild>
      <Button
        variant="ghost"
        size="sm"
        className="mx-2 my-1 justify-start"
        onClick={() => store.getState().openStep(trigger, { tab: "live" })}
      >
        <Bookmark aria-hidden />
        Snapshot of its trigger
      </Button>
    </PopoverClose>
  );
}
