"use client";

import { useEffect, useState } from "react";
import { useEditor } from "@/features/flow-editor/store/editor-context.tsx";
import type { SampleMessage } from "./evaluate-expression.ts";
import { evaluateInWorker } from "./evaluation-worker.ts";
import type { Preview } from "./preview.ts";

const typingPauseMs = 150;

interface Asked {
  source: string;
  message: SampleMessage | undefined;
  mapper: Record<string, string> | undefined;
}

/** The result of an expression for the sample, computed beside the page a moment after typing; undefined until then. */
export function usePreview({ source, message, mapper }: Asked): Preview | undefined {
  const variables = useEditor((state) => state.history.present.variables);
  const [shown, setShown] = useState<{ source: string; preview: Preview }>();
  useEffect(() => {
    if (!message || !source.trim()) return;
    let isCurrent = true;
    const timer = setTimeout(async () => {
      const preview = await evaluateInWorker({ source, message, mapper, variables });
      if (isCurrent) setShown({ source, preview });
    }, typingPauseMs);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [source, message, mapper, variables]);
  return shown?.preview;
}
