import { formatMany } from "@/lib/format-count.ts";
import type { FlowFigures } from "./flow-figures.ts";

/** What stopping now does to the messages; the figures may not be known yet. */
export function stopConsequence(figures: FlowFigures | undefined): string {
  const keepsNothing = "Stopping keeps nothing: containers and queues are taken away";
  if (!figures) return `${keepsNothing}, with every message that still waits in them.`;
  if (figures.total === 0) return `${keepsNothing}. No message waits at this moment.`;
  return `${keepsNothing}. ${formatMany(figures.total, "unprocessed message")} will be dropped.`;
}

/** The verb on the button, with the number it costs. */
export function stopVerb(figures: FlowFigures | undefined): string {
  return figures && figures.total > 0 ? `Stop and drop ${formatMany(figures.total, "message")}` : "Stop flow";
}
