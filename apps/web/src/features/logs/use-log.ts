"use client";

import { useEffect, useState } from "react";
import { useFlowId } from "@/features/flow-editor/use-flow.ts";
import { useFlowState } from "@/features/flow-live/live-context.tsx";
import { useTRPCClient } from "@/lib/trpc.ts";
import { appendLines, emptyLog } from "./log-buffer.ts";
import { type LogFilter, logInput } from "./log-filter.ts";

const askEveryMs = 1_000;
const afterFailureMs = 4_000;
/** At first, and at most of a second's lines. */
const linesAtOnce = 1_000;

/** The log of the open flow as far as a filter lets it through: the newest lines, then what comes, until paused or hidden. */
export function useLog(filter: LogFilter, { isPaused }: { isPaused: boolean }) {
  const client = useTRPCClient();
  const flowId = useFlowId();
  const isIdle = useFlowState() === "inactive";
  const [buffer, setBuffer] = useState(emptyLog);
  const [cursor, setCursor] = useState<Record<string, string>>();
  const [error, setError] = useState<unknown>();
  const [isPending, setPending] = useState(true);
  const wanted = JSON.stringify(logInput(filter));
  // Another filter is another log, read from the beginning.
  const [shown, setShown] = useState(wanted);
  if (shown !== wanted) {
    setShown(wanted);
    setBuffer(emptyLog);
    setCursor(undefined);
    setError(undefined);
    setPending(true);
  }

  useEffect(() => {
    if (isPaused && cursor) return;
    const stop = new AbortController();
    const ask = async () => {
      if (document.hidden) return;
      const input: ReturnType<typeof logInput> = JSON.parse(wanted);
      try {
        const answer = await client.logs.follow.query(
          { flowId, tail: linesAtOnce, ...input, ...(cursor && { cursor }) },
          { signal: stop.signal },
        );
        if (stop.signal.aborted) return;
        setBuffer((before) => appendLines(before, answer));
        setError(undefined);
        setPending(false);
        setCursor(answer.cursor);
      } catch (failure) {
        if (stop.signal.aborted) return;
        setError(failure);
        setPending(false);
      }
    };
    // The first look at once; a flow without containers says nothing new.
    if (!cursor) void ask();
    const timer = setInterval(() => void ask(), error === undefined ? askEveryMs : afterFailureMs);
    if (cursor && isIdle) clearInterval(timer);
    return () => {
      stop.abort();
      clearInterval(timer);
    };
  }, [client, flowId, wanted, cursor, isPaused, isIdle, error]);

  return { buffer, error, isPending, isIdle };
}
