import { formatMany } from "@/lib/format-count.ts";
import type { BulkAct } from "./bulk-acts.ts";

interface Words {
  verb: string;
  participle: string;
  consequence: string;
}

export const bulkWords: Record<BulkAct, Words> = {
  start: {
    verb: "Start",
    participle: "started",
    consequence: "Each starts with its newest published version.",
  },
  resume: {
    verb: "Resume",
    participle: "resumed",
    consequence: "The messages that were kept go on, the oldest first.",
  },
  suspend: {
    verb: "Suspend",
    participle: "suspended",
    consequence:
      "Their containers go; messages stay for a limited time. Webhooks are still accepted, nothing is polled.",
  },
  stop: {
    verb: "Stop",
    participle: "stopped",
    consequence: "Stopping keeps nothing: containers and queues are taken away, with every message that waits in them.",
  },
  delete: {
    verb: "Delete",
    participle: "deleted",
    consequence:
      "Drafts, versions, executions and errors go with them. This cannot be undone; export them first to keep a copy.",
  },
};

/** What a bulk stop costs; undefined while nobody has counted. */
export function stopCost(messages: number | undefined): string {
  if (messages === undefined) return "Counting the unprocessed messages…";
  return messages === 0
    ? "No message waits at this moment."
    : `${formatMany(messages, "unprocessed message")} will be dropped.`;
}
