"use client";

import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { formatDuration } from "@/features/executions/format-duration.ts";
import { useFlowId } from "@/features/flow-editor/use-flow.ts";
import { PanelSection } from "@/features/step-panel/panel-section.tsx";
import { formatCount, formatMany } from "@/lib/format-count.ts";
import { type ApiOutputs, useTRPC } from "@/lib/trpc.ts";
import { linePath, niceCeiling } from "./chart-path.ts";

type Point = ApiOutputs["flow"]["throughput"][number];

const refreshMs = 15_000;
const width = 360;
const height = 56;

/** What a step did in each minute of the last hour: messages and errors, and how long they took. */
export function ThroughputSection({ stepId }: { stepId: string }) {
  const trpc = useTRPC();
  const id = useFlowId();
  const points = useQuery(trpc.flow.throughput.queryOptions({ id, stepId }, { refetchInterval: refreshMs })).data;
  const total = (points ?? []).reduce((sum, { messages }) => sum + messages, 0);
  return (
    <PanelSection
      title="Last hour"
      aside={points && <span className="text-ink-faint text-xs tabular-nums">{formatMany(total, "message")}</span>}
    >
      {points && total > 0 ? (
        <div className="flex flex-col gap-3">
          <Messages points={points} />
          <Durations points={points} />
        </div>
      ) : (
        <p className="text-ink-faint text-sm">{points ? "Nothing was worked on in the last hour." : "Loading…"}</p>
      )}
    </PanelSection>
  );
}

function Messages({ points }: { points: readonly Point[] }) {
  const most = niceCeiling(Math.max(...points.map(({ messages }) => messages)));
  const barWidth = width / points.length;
  const errors = points.reduce((sum, point) => sum + point.errors, 0);
  return (
    <Chart
      title="Messages a minute"
      top={formatCount(most)}
      legend={errors > 0 ? `${formatMany(errors, "error")}` : undefined}
      legendStyle="text-problem"
    >
      {points.map((point, index) => (
        <g key={point.at}>
          <title>
            {`${minuteOf(point.at)}: ${formatMany(point.messages, "message")}${point.errors > 0 ? `, ${formatMany(point.errors, "error")}` : ""}`}
          </title>
          {/* As high as the chart, so that the words show over an empty minute as well. */}
          <rect x={index * barWidth} width={barWidth} height={height} className="fill-transparent" />
          <Bar index={index} barWidth={barWidth} share={point.messages / most} className="fill-accent" />
          <Bar index={index} barWidth={barWidth} share={point.errors / most} className="fill-problem" />
        </g>
      ))}
    </Chart>
  );
}

interface BarProps {
  index: number;
  barWidth: number;
  share: number;
  className: string;
}

function Bar({ index, barWidth, share, className }: BarProps) {
  if (share === 0) return null;
  const high = Math.max(1.5, share * height);
  return <rect x={index * barWidth + 0.5} y={height - high} width={barWidth - 1} height={high} className={className} />;
}

function Durations({ points }: { points: readonly Point[] }) {
  const most = niceCeiling(Math.max(1, ...points.map(({ p95Ms = 0 }) => p95Ms)));
  const newest = points.findLast(({ p50Ms }) => p50Ms !== undefined);
  const legend =
    newest?.p50Ms !== undefined &&
    `half within ${formatDuration(newest.p50Ms)}, 95 % within ${formatDuration(newest.p95Ms ?? newest.p50Ms)}`;
  const line = (values: ReadonlyArray<number | undefined>) => linePath(values, { width, height, most });
  return (
    <Chart title="Time of work" top={formatDuration(most)} legend={legend || undefined} legendStyle="text-ink-muted">
      <path d={line(points.map(({ p95Ms }) => p95Ms))} className="fill-none stroke-ink-faint" strokeDasharray="3 2" />
      <path d={line(points.map(({ p50Ms }) => p50Ms))} className="fill-none stroke-accent" strokeWidth={1.5} />
    </Chart>
  );
}

interface ChartProps {
  title: string;
  /** What the upper end stands for. */
  top: string;
  legend: string | undefined;
  legendStyle: string;
  children: ReactNode;
}

function Chart({ title, top, legend, legendStyle, children }: ChartProps) {
  return (
    <figure>
      <figcaption className="mb-1 flex items-baseline gap-2 text-ink-faint text-xs tabular-nums">
        {title}
        {legend && <span className={legendStyle}>{legend}</span>}
        <span className="ml-auto">{top}</span>
      </figcaption>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio="none"
        aria-hidden
        className="h-14 w-full border-y border-line bg-sunken/40"
      >
        {children}
      </svg>
      <div aria-hidden className="flex justify-between text-ink-faint text-xs">
        <span>an hour ago</span>
        <span>now</span>
      </div>
    </figure>
  );
}

function minuteOf(at: string): string {
  return new Date(at).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
}
