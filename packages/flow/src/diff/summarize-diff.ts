import type { DiffKind, FlowDiff } from "./flow-diff.ts";

const kinds: readonly DiffKind[] = ["added", "changed", "removed"];

/** "1 step added, 2 steps changed, 1 connection removed, 1 setting changed"; "no changes" when there are none. */
export function summarizeDiff({ steps, edges, settings }: FlowDiff): string {
  const parts = [
    ...kinds.map((kind) => count(steps.filter((step) => step.kind === kind).length, { noun: "step", kind })),
    ...kinds.map((kind) => count(edges.filter((edge) => edge.kind === kind).length, { noun: "connection", kind })),
    count(settings.length, { noun: "setting", kind: "changed" }),
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(", ") : "no changes";
}

function count(number: number, { noun, kind }: { noun: string; kind: DiffKind }): string {
  if (number === 0) return "";
  return `${number} ${noun}${number === 1 ? "" : "s"} ${kind}`;
}
