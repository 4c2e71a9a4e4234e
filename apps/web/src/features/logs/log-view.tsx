"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { Waypoints } from "lucide-react";
import { useEffect, useRef } from "react";
import { ScrollRegion } from "@/components/ui/scroll-region.tsx";
import { cn } from "@/lib/cn.ts";
import type { BufferedLine } from "./log-buffer.ts";

interface LogViewProps {
  lines: readonly BufferedLine[];
  nameOf(stepId: string): string;
  search: string | undefined;
  isWrapped: boolean;
  /** Keeps the newest line in sight; ends when somebody scrolls back. */
  isFollowing: boolean;
  onFollow(isFollowing: boolean): void;
  onExecution(threadId: string): void;
}

const lineHeightPx = 20;
/** This near to the end counts as being there. */
const endPx = 24;

/** Tens of thousands of lines, of which only those in sight are drawn. */
export function LogView({ lines, nameOf, search, isWrapped, isFollowing, onFollow, onExecution }: LogViewProps) {
  const frame = useRef<HTMLElement>(null);
  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => frame.current,
    estimateSize: () => lineHeightPx,
    overscan: 20,
    getItemKey: (index) => lines[index]?.number ?? index,
  });
  const newest = lines.at(-1)?.number;
  useEffect(() => {
    if (isFollowing && newest !== undefined) rows.scrollToIndex(lines.length - 1, { align: "end" });
  }, [isFollowing, newest, rows, lines.length]);
  const scroll = () => {
    const at = frame.current;
    if (at) onFollow(at.scrollHeight - at.scrollTop - at.clientHeight < endPx);
  };
  return (
    <ScrollRegion
      ref={frame}
      role="log"
      aria-live="off"
      aria-label="Log lines"
      onWheel={scroll}
      onScroll={scroll}
      className="min-h-0 flex-1 overflow-auto font-mono text-xs leading-5"
    >
      <div className={cn("relative", !isWrapped && "w-max min-w-full")} style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, key, start }) => {
          const line = lines[index];
          return (
            line && (
              <div
                key={key}
                ref={isWrapped ? rows.measureElement : undefined}
                data-index={index}
                className="absolute top-0 left-0 w-full"
                style={{ transform: `translateY(${start}px)` }}
              >
                <Line
                  line={line}
                  name={nameOf(line.stepId)}
                  search={search}
                  isWrapped={isWrapped}
                  onExecution={onExecution}
                />
              </div>
            )
          );
        })}
      </div>
    </ScrollRegion>
  );
}

const levelStyle: Record<string, string> = {
  error: "text-problem",
  fatal: "text-problem",
  warn: "text-suspended",
  debug: "text-ink-faint",
  trace: "text-ink-faint",
};

interface LineProps extends Pick<LogViewProps, "search" | "isWrapped" | "onExecution"> {
  line: BufferedLine;
  name: string;
}

function Line({ line, name, search, isWrapped, onExecution }: LineProps) {
  const { at, level, text, threadId, isLastWord } = line;
  const time = new Date(at);
  return (
    <div className={cn("group/line flex min-h-5 gap-3 px-4 hover:bg-hover", isLastWord && "bg-problem-soft/50")}>
      <time
        dateTime={at}
        title={time.toLocaleString("en-GB", { dateStyle: "full", timeStyle: "long" })}
        className="shrink-0 text-ink-faint tabular-nums"
      >
        {clockTime(time)}
      </time>
      <span className={cn("w-10 shrink-0 uppercase", levelStyle[level] ?? "text-ink-muted")}>{level}</span>
      <span className="w-36 shrink-0 truncate text-accent-text" title={isLastWord ? `${name}, before it ended` : name}>
        {name}
      </span>
      <span className={cn("min-w-0", isWrapped ? "flex-1 whitespace-pre-wrap break-words" : "whitespace-pre")}>
        <Marked text={text} search={search} />
      </span>
      {threadId && (
        <button
          type="button"
          title="Show the execution of its message"
          aria-label={`Show the execution of the message of ${clockTime(time)}`}
          onClick={() => onExecution(threadId)}
          className="sticky right-2 ml-auto grid size-5 shrink-0 place-items-center rounded-sm bg-surface text-ink-faint opacity-0 transition-opacity hover:text-accent-text focus-visible:opacity-100 group-hover/line:opacity-100"
        >
          <Waypoints aria-hidden className="size-3.5" />
        </button>
      )}
    </div>
  );
}

/** The text with what was looked for standing out. */
function Marked({ text, search }: { text: string; search: string | undefined }) {
  const wanted = search?.trim().toLowerCase();
  const from = wanted ? text.toLowerCase().indexOf(wanted) : -1;
  if (!wanted || from < 0) return text;
  const to = from + wanted.length;
  return (
    <>
      {text.slice(0, from)}
      <mark className="rounded-xs bg-accent-soft text-accent-text">{text.slice(from, to)}</mark>
      {text.slice(to)}
    </>
  );
}

function clockTime(time: Date): string {
  return `${time.toLocaleTimeString("en-GB")}.${String(time.getMilliseconds()).padStart(3, "0")}`;
}
