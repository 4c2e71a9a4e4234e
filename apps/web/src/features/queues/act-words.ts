import { formatCount, formatMany } from "../../lib/format-count.ts";
import type { QueueKind } from "./queue-place.ts";

export type QueueAct = "drop" | "replay";

export function actLabel(act: QueueAct, kind: QueueKind): string {
  if (act === "drop") return "Drop";
  return kind === "rebounding" ? "Send now" : "Retry";
}

/** What happens to them, before it does. */
export function actConsequence(act: QueueAct, { kind, stepName }: { kind: QueueKind; stepName: string }): string {
  if (act === "replay") {
    return kind === "rebounding"
      ? `What is sent now goes to the end of the queue of "${stepName}", instead of when it is due.`
      : `What is retried leaves the quarantine for "${stepName}". A message that ends its container again comes back here.`;
  }
  return kind === "quarantined"
    ? "What is dropped leaves the quarantine for good, and its error is dismissed. An export made before can be imported again."
    : `What is dropped never reaches "${stepName}", and cannot be brought back. An export made before can be imported again.`;
}

interface Outcome {
  action: string;
  outcome: string;
  count: number;
  failed: number;
  looked: number;
  queued: number;
}

const past: Record<string, string> = { drop: "dropped", replay: "sent", edit: "edited" };

export function actReport({ action, outcome, count, failed }: Outcome): string {
  const done = `${formatMany(count, "message")} ${past[action] ?? "done"}`;
  const stopped = outcome === "cancelled" ? ", then stopped" : "";
  return `${done}${failed > 0 ? `, ${formatCount(failed)} failed` : ""}${stopped}`;
}

export function actProgress({ looked, queued, count }: Outcome): string {
  return queued > 0
    ? `${formatCount(looked)} of ${formatCount(queued)} looked through, ${formatMany(count, "message")} done`
    : "Waiting for its turn…";
}
