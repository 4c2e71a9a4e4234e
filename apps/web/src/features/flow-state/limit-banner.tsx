"use client";

import { Gauge } from "lucide-react";
import { Banner } from "@/components/feedback/banner.tsx";
import type { FullestQueue } from "@/features/flow-live/fullest-queue.ts";
import type { QueueLimits } from "@/features/flow-live/queue-load.ts";
import { useWorkspaceSettings } from "@/features/workspace-settings/use-workspace-settings.ts";
import { formatCount, formatMany } from "@/lib/format-count.ts";
import { formatMegabytes } from "@/lib/format-megabytes.ts";

export interface LimitBannerProps {
  queue: FullestQueue;
  stepName: string;
  limits: QueueLimits;
}

/** A queue comes near its limit: how near, and what happens there. */
export function LimitBanner({ queue, stepName, limits }: LimitBannerProps) {
  const isLimited = useWorkspaceSettings()?.limited ?? false;
  const amount =
    queue.nearer === "bytes"
      ? `${formatMegabytes(queue.bytes)} of ${formatMegabytes(limits.bytes)}`
      : `${formatCount(queue.depth)} of ${formatMany(limits.messages, "message")}`;
  return (
    <Banner
      tone="warning"
      icon={<Gauge aria-hidden />}
      spoken={`The queue in front of ${stepName} comes near its limit.`}
    >
      <span className="tabular-nums">
        The queue in front of <span className="font-medium">{stepName}</span> is {Math.floor(queue.fraction * 100)} %
        full ({amount}). At the limit the flow is {isLimited ? "stopped, and its messages are dropped" : "suspended"}.
      </span>
    </Banner>
  );
}
