import { cn } from "@/lib/cn.ts";
import { formatDuration } from "./format-duration.ts";
import { type TraceTiming, type WaterfallBar, waterfall } from "./waterfall.ts";

interface WaterfallChartProps {
  traces: readonly TraceTiming[];
  nameOf(stepId: string): string;
}

/** When each message waited and was worked on. */
export function WaterfallChart({ traces, nameOf }: WaterfallChartProps) {
  const bars = waterfall(traces);
  if (bars.length === 0) return null;
  return (
    <figure className="border-t p-3">
      <figcaption className="mb-2 flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-faint text-xs">
        <span className="font-medium text-ink-muted">Time</span>
        <Legend className="bg-line-strong">in the queue</Legend>
        <Legend className="bg-accent">at work</Legend>
        <Legend className="bg-problem">error</Legend>
        {bars.length < traces.length && (
          <span className="ml-auto">
            The first {bars.length} of {traces.length}
          </span>
        )}
      </figcaption>
      <ol className="flex flex-col gap-0.5">
        {bars.map((bar) => (
          <Bar key={`${bar.stepId} ${bar.messageId}`} bar={bar} name={nameOf(bar.stepId)} />
        ))}
      </ol>
    </figure>
  );
}

function Bar({ bar, name }: { bar: WaterfallBar; name: string }) {
  const words = `${formatDuration(bar.queuedMs)} in the queue, ${formatDuration(bar.durationMs)} at work, ${bar.outcome}`;
  return (
    <li className="flex h-6 items-center gap-3 text-xs" title={words}>
      <span className="w-40 shrink-0 truncate">{name}</span>
      <span aria-hidden className="relative h-3 flex-1 rounded-sm bg-sunken">
        <span
          className="absolute inset-y-1 bg-line-strong"
          style={{ left: `${bar.queuedFrom}%`, width: `${bar.queuedWidth}%` }}
        />
        <span
          className={cn(
            "absolute inset-y-0 min-w-0.5 rounded-sm",
            bar.outcome === "error" ? "bg-problem" : "bg-accent",
          )}
          style={{ left: `min(${bar.workFrom}%, calc(100% - 2px))`, width: `${bar.workWidth}%` }}
        />
      </span>
      <span className="w-16 shrink-0 text-right text-ink-muted tabular-nums">{formatDuration(bar.durationMs)}</span>
      <span className="sr-only">{words}</span>
    </li>
  );
}

function Legend({ className, children }: { className: string; children: string }) {
  return (
    <span className="inline-flex items-center gap-1 whitespace-nowrap">
      <span aria-hidden className={cn("size-2 shrink-0 rounded-full", className)} />
      {children}
    </span>
  );
}
