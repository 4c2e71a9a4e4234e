"use client";

import { Check, CornerDownRight, TriangleAlert, X } from "lucide-react";
import { useEffect, useState } from "react";
import type { EvaluationResult, SampleMessage } from "./evaluate-expression.ts";
import { evaluateInWorker } from "./evaluation-worker.ts";

interface ExpressionPreviewProps {
  source: string;
  message: SampleMessage | undefined;
  mapper: Record<string, string> | undefined;
  kind: "value" | "condition";
  /** The field says already what is wrong with the source. */
  isFaultKnown: boolean;
}

const typingPauseMs = 150;
const mostCharacters = 1200;

/** The result of an expression for the sample, computed beside the page a moment after typing. */
export function ExpressionPreview({ source, message, mapper, kind, isFaultKnown }: ExpressionPreviewProps) {
  const result = usePreview({ source, message, mapper });
  if (!source.trim()) return null;
  if (!message)
    return <p className="text-ink-faint text-xs">No sample yet: run the step before once to see the result.</p>;
  if (!result) return <p className="h-4 text-ink-faint text-xs">…</p>;
  if (!result.ok) {
    if (isFaultKnown) return null;
    return (
      <p role="status" className="flex items-start gap-1 text-problem text-xs">
        <TriangleAlert aria-hidden className="mt-0.5 size-3 shrink-0" />
        {result.message}
      </p>
    );
  }
  if (kind === "condition") return <Verdict holds={isTruthy(result.value)} />;
  return (
    <div role="status" className="flex items-start gap-1.5 text-xs">
      <CornerDownRight aria-hidden className="mt-0.5 size-3 shrink-0 text-ink-faint" />
      <span className="sr-only">Result:</span>
      {result.value === undefined ? (
        <span className="text-suspended">Nothing: the sample lacks this path</span>
      ) : (
        <pre className="max-h-40 min-w-0 flex-1 overflow-auto whitespace-pre-wrap break-all font-mono text-ink-muted">
          {shown(result.value)}
        </pre>
      )}
    </div>
  );
}

function Verdict({ holds }: { holds: boolean }) {
  return (
    <p role="status" className={`flex items-center gap-1 text-xs ${holds ? "text-running" : "text-ink-muted"}`}>
      {holds ? <Check aria-hidden className="size-3" /> : <X aria-hidden className="size-3" />}
      {holds ? "The sample takes this way" : "The sample does not take this way"}
    </p>
  );
}

function usePreview({
  source,
  message,
  mapper,
}: Pick<ExpressionPreviewProps, "source" | "message" | "mapper">): EvaluationResult | undefined {
  const [result, setResult] = useState<EvaluationResult>();
  useEffect(() => {
    if (!message || !source.trim()) return;
    let isCurrent = true;
    const timer = setTimeout(async () => {
      const evaluated = await evaluateInWorker({ source, message, mapper });
      if (isCurrent) setResult(evaluated);
    }, typingPauseMs);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [source, message, mapper]);
  return result;
}

function shown(value: unknown): string {
  const text = JSON.stringify(value, null, 2);
  return text.length > mostCharacters ? `${text.slice(0, mostCharacters)}… (cut)` : text;
}

/** As in a running step: nothing, 0, an empty text, an empty list and false are no. */
function isTruthy(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : Boolean(value);
}
