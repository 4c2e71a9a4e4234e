import { bytesPerMegabyte, defaultLimits, type LiveFlow, type LiveStep } from "@millrace/flow";
import { type LimitLevel, limitLevel } from "../../lib/limit-level.ts";

export interface QueueLimits {
  messages: number;
  bytes: number;
}

export interface QueueLoad {
  /** Messages in front of the step: waiting, in work, or waiting for a retry. */
  depth: number;
  /** Part of the nearer limit, 0 to 1. */
  fraction: number;
  /** Which of the two limits that is. */
  nearer: "messages" | "bytes";
  level: LimitLevel;
}

/** How full the queue of a step is, towards the limit (messages or bytes) that it would reach first. */
export function queueLoad(
  step: Pick<LiveStep, "ready" | "unacked" | "rebounds" | "bytes">,
  limits: QueueLimits,
): QueueLoad {
  const depth = step.ready + step.unacked + step.rebounds;
  const byMessages = depth / Math.max(1, limits.messages);
  const byBytes = (step.bytes ?? 0) / Math.max(1, limits.bytes);
  const fraction = Math.min(1, Math.max(byMessages, byBytes));
  return { depth, fraction, nearer: byBytes > byMessages ? "bytes" : "messages", level: limitLevel(fraction) };
}

/** The limits that hold now; before the first picture of the queues, those a version brings or everybody has. */
export function queueLimits(
  live: Pick<LiveFlow, "limits"> | undefined,
  version: { messages?: number | undefined; megabytes?: number | undefined } | undefined,
): QueueLimits {
  return (
    live?.limits ?? {
      messages: version?.messages ?? defaultLimits.messages,
      bytes: (version?.megabytes ?? defaultLimits.megabytes) * bytesPerMegabyte,
    }
  );
}

/** Width of an edge in pixels: grows with the logarithm of the messages per second. */
export function edgeWidth(perSecond: number): number {
  return Math.min(6, 1.5 + Math.log10(1 + Math.max(0, perSecond)) * 1.5);
}
