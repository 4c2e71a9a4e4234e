"use client";

import { useEffect, useRef } from "react";
import { ScrollRegion } from "@/components/ui/scroll-region.tsx";
import { readApiError } from "@/lib/api-error.ts";
import { cn } from "@/lib/cn.ts";

export interface LogLine {
  stepId: string;
  containerId: string;
  at: string;
  level: string;
  text: string;
}

interface LogLinesProps {
  lines: readonly LogLine[] | undefined;
  error: unknown;
  /** Step id → name, shown before each line; without it lines are of one step. */
  nameOf?: (stepId: string) => string;
  /** Keeps the newest line in sight. */
  follow?: boolean;
  className?: string;
}

const levelStyle: Record<string, string> = {
  error: "text-problem",
  fatal: "text-problem",
  warn: "text-suspended",
  debug: "text-ink-faint",
  trace: "text-ink-faint",
};

export function LogLines({ lines, error, nameOf, follow = false, className }: LogLinesProps) {
  const list = useRef<HTMLElement>(null);
  const newest = lines?.at(-1)?.at;
  useEffect(() => {
    if (follow && newest && list.current) list.current.scrollTop = list.current.scrollHeight;
  }, [follow, newest]);
  if (error)
    return (
      <p role="alert" className="p-3 text-problem text-sm">
        {readApiError(error).message}
      </p>
    );
  if (!lines) return <p className="p-3 text-ink-faint text-sm">Asking the containers…</p>;
  if (lines.length === 0) return <p className="p-3 text-ink-faint text-sm">Nothing was logged yet.</p>;
  return (
    <ScrollRegion
      ref={list}
      aria-label="Log lines"
      className={cn("max-h-72 overflow-auto font-mono text-xs leading-5", className)}
    >
      <ol>
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines are text without an identity, and only the end grows
          <li key={index} className="flex gap-3 px-4 hover:bg-hover">
            <time
              dateTime={line.at}
              title={new Date(line.at).toLocaleString("en-GB")}
              className="shrink-0 text-ink-faint tabular-nums"
            >
              {new Date(line.at).toLocaleTimeString("en-GB")}
            </time>
            <span className={cn("w-10 shrink-0 uppercase", levelStyle[line.level] ?? "text-ink-muted")}>
              {line.level}
            </span>
            {nameOf && <span className="w-36 shrink-0 truncate text-accent-text">{nameOf(line.stepId)}</span>}
            <span className="min-w-0 whitespace-pre-wrap break-words">{line.text}</span>
          </li>
        ))}
      </ol>
    </ScrollRegion>
  );
}
