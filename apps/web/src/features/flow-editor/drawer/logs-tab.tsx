"use client";

import { ArrowDownToLine, Download, Pause, Play, WrapText } from "lucide-react";
import { useEffect, useEffectEvent, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { FilterBar } from "@/components/ui/filter-bar.tsx";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { type LogBuffer, logText } from "@/features/logs/log-buffer.ts";
import { type LogFilter, logInput } from "@/features/logs/log-filter.ts";
import { LogFilters } from "@/features/logs/log-filters.tsx";
import { LogView } from "@/features/logs/log-view.tsx";
import { useLog } from "@/features/logs/use-log.ts";
import { readApiError } from "@/lib/api-error.ts";
import { cn } from "@/lib/cn.ts";
import { formatCount, formatMany } from "@/lib/format-count.ts";
import { saveFile } from "@/lib/save-file.ts";
import { findStep } from "../document/find-step.ts";
import { useDefinition } from "../store/editor-context.tsx";
import { useFlow } from "../use-flow.ts";
import { useDrawer, useDrawerState } from "./drawer-context.tsx";

/** What the containers of the flow say: followed, or held still; of a step, a level, a text, an execution. */
export function LogsTab() {
  const drawer = useDrawer();
  const filter = useDrawerState((state) => state.logFilter);
  const [isPaused, setPaused] = useState(false);
  const definition = useDefinition();
  const [isFollowing, setFollowing] = useState(true);
  const [isWrapped, setWrapped] = useState(true);
  const log = useLog(filter, { isPaused });
  const { buffer } = log;
  return (
    <div className="flex h-full flex-col">
      <FilterBar>
        <LogFilters filter={filter} />
        <span className="ml-auto flex items-center gap-1">
          <Amount buffer={buffer} />
          <IconButton
            size="sm"
            label="Wrap long lines"
            aria-pressed={isWrapped}
            className={cn(isWrapped && "bg-accent-soft text-accent-text")}
            onClick={() => setWrapped(!isWrapped)}
          >
            <WrapText aria-hidden />
          </IconButton>
          <DownloadButton buffer={buffer} />
          <Button size="sm" onClick={() => setPaused(!isPaused)} disabled={log.isIdle}>
            {isPaused ? <Play aria-hidden /> : <Pause aria-hidden />}
            {isPaused ? "Go on" : "Pause"}
          </Button>
        </span>
      </FilterBar>
      {log.error !== undefined && (
        <p role="alert" className="border-b bg-problem-soft px-4 py-1.5 text-problem text-sm">
          {readApiError(log.error).message} Asking again…
        </p>
      )}
      {buffer.lines.length > 0 ? (
        <div className="relative flex min-h-0 flex-1 flex-col">
          <LogView
            lines={buffer.lines}
            nameOf={(stepId) => findStep(definition, stepId)?.name ?? stepId}
            search={filter.search}
            isWrapped={isWrapped}
            isFollowing={isFollowing}
            onFollow={setFollowing}
            onExecution={(threadId) => drawer.getState().showExecution(threadId)}
          />
          {!isFollowing && (
            <Button size="sm" className="absolute right-4 bottom-3 shadow-float" onClick={() => setFollowing(true)}>
              <ArrowDownToLine aria-hidden />
              To the newest line
            </Button>
          )}
        </div>
      ) : (
        <NoLines log={log} filter={filter} />
      )}
    </div>
  );
}

/** How much there is, and what of it is missing. */
function Amount({ buffer: { lines, skipped, isSkippedAtLeast, dropped } }: { buffer: LogBuffer }) {
  const zone = new Date().toLocaleTimeString("en", { timeZoneName: "short" }).split(" ").at(-1);
  return (
    <span className="mr-1 flex items-center gap-2 whitespace-nowrap text-ink-faint text-xs tabular-nums">
      {(skipped > 0 || isSkippedAtLeast) && (
        <span className="font-medium text-suspended" title="More was logged in a second than a browser can show">
          {isSkippedAtLeast && "over "}
          {formatCount(skipped)} skipped
        </span>
      )}
      {dropped > 0 && <span title="Only the newest 20 000 are kept here">{formatCount(dropped)} older dropped</span>}
      {formatMany(lines.length, "line")} · {zone}
    </span>
  );
}

function DownloadButton({ buffer }: { buffer: LogBuffer }) {
  const name = useFlow()?.name ?? "flow";
  const save = () => {
    const time = new Date().toISOString().slice(0, 19).replaceAll(":", "-");
    saveFile(`${name.replaceAll(/[^\p{L}\p{N}]+/gu, "-")}-${time}.log`, { text: logText(buffer), type: "text/plain" });
  };
  return (
    <IconButton size="sm" label="Download these lines" disabled={buffer.lines.length === 0} onClick={save}>
      <Download aria-hidden />
    </IconButton>
  );
}

const patienceMs = 400;

function NoLines({ log, filter }: { log: Pick<ReturnType<typeof useLog>, "isPending" | "isIdle">; filter: LogFilter }) {
  const drawer = useDrawer();
  const [isLong, setLong] = useState(false);
  const tell = useEffectEvent(() => setLong(true));
  useEffect(() => {
    const timer = setTimeout(() => tell(), patienceMs);
    return () => clearTimeout(timer);
  }, []);
  const isFiltered = Object.keys(logInput(filter)).length > 0;
  if (log.isPending) return <p className="p-3 text-ink-faint text-sm">{isLong && "Asking the containers…"}</p>;
  return (
    <p className="flex items-center gap-2 p-3 text-ink-faint text-sm">
      {isFiltered && "No line fits the filter."}
      {!isFiltered && !log.isIdle && "Nothing was logged yet."}
      {!isFiltered && log.isIdle && "Logs go with their containers. Start the flow to see them here."}
      {isFiltered && (
        <Button size="sm" onClick={() => drawer.getState().setLogFilter({})}>
          Show every line
        </Button>
      )}
    </p>
  );
}
