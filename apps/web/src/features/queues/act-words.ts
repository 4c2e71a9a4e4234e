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
      ? `They go to the end of the queue of "${stepName}" now, instead of when they are due.`
      : `They leave the quarantine and go to "${stepName}" once more. One that ends its container again comes back here.`;
  }
  return kind === "quarantined"
    ? "They leave the quarantine for good, and their errors are dismissed. An export made before can be imported again."
    : `"${stepName}" never gets them, and they cannot be brought back. An export made before can be imported again.`;
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
