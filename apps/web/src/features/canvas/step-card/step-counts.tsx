"use client";

import { keepsQueues } from "@millrace/flow";
import { ArrowDownToLine, ArrowUpFromLine, TriangleAlert } from "lucide-react";
import { useLiveStep, useWorkingState } from "@/features/flow-live/live-context.tsx";
import { shortCount } from "@/features/flow-live/short-count.ts";
import { cn } from "@/lib/cn.ts";
import { formatMany } from "@/lib/format-count.ts";

/** In, out and errors of a step since the flow was started, as one quiet row. */
export function StepCounts({ stepId }: { stepId: string }) {
  const step = useLiveStep(stepId);
  const state = useWorkingState();
  if (!step || (!keepsQueues(state) && step.in + step.out + step.errors === 0)) return null;
  return (
    <span className="flex h-4 items-center gap-2.5 text-ink-faint text-xs tabular-nums leading-4 [&_svg]:size-3">
      <Count label={`${formatMany(step.in, "message")} in`} value={step.in}>
        <ArrowDownToLine aria-hidden className="-rotate-90" />
      </Count>
      <Count label={`${formatMany(step.out, "message")} out`} value={step.out}>
        <ArrowUpFromLine aria-hidden className="rotate-90" />
      </Count>
      {step.errors > 0 && (
        <Count label={formatMany(step.errors, "error")} value={step.errors} className="font-medium text-problem">
          <TriangleAlert aria-hidden />
        </Count>
      )}
    </span>
  );
}

interface CountProps {
  label: string;
  value: number;
  className?: string;
  children: React.ReactNode;
}

function Count({ label, value, className, children }: CountProps) {
  return (
    <span title={label} className={cn("inline-flex items-center gap-1", className)}>
      {children}
      <span aria-hidden>{shortCount(value)}</span>
      <span className="sr-only">{label}</span>
    </span>
  );
}
