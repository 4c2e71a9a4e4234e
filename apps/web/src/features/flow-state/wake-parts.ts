import type { WakeSplit } from "@millrace/flow";

export interface WakePart {
  key: "schedule" | "create" | "start" | "connect" | "run";
  label: string;
  /** What happens in it. */
  meaning: string;
  ms: number;
  /** Of the whole, 0 to 1. */
  share: number;
}

/** A wake, part after part. The last one is missing until a last step has finished its first message. */
export function wakeParts(wake: WakeSplit): { totalMs: number; parts: WakePart[] } {
  const parts = [
    { key: "schedule", label: "Schedule", meaning: "until the runner set to work", ms: wake.scheduleMs },
    { key: "create", label: "Create", meaning: "the containers of all steps", ms: wake.createMs },
    { key: "start", label: "Start", meaning: "all of them", ms: wake.startMs },
    { key: "connect", label: "Connect", meaning: "until every step took messages", ms: wake.connectMs },
    ...(wake.runMs === undefined
      ? []
      : [{ key: "run", label: "Run", meaning: "the message, through to a last step", ms: wake.runMs } as const]),
  ] as const;
  const totalMs = parts.reduce((sum, { ms }) => sum + ms, 0);
  return { totalMs, parts: parts.map((part) => ({ ...part, share: totalMs === 0 ? 0 : part.ms / totalMs })) };
}

export const wakeCauses: Record<WakeSplit["cause"], string> = {
  webhook: "its webhook was called",
  schedule: "its schedule was due",
  "run-now": "somebody chose Run now",
  message: "a message waited",
};
