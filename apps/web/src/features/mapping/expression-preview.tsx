"use client";

import { Check, CornerDownRight, TriangleAlert, X } from "lucide-react";
import type { ReactNode } from "react";
import { type Preview, typeMismatch } from "./preview.ts";

interface ExpressionPreviewProps {
  /** Undefined while it is computed. */
  preview: Preview | undefined;
  hasSample: boolean;
  kind: "value" | "condition";
  /** JSON Schema type of what the value is for. */
  type?: string | undefined;
  /** The field says already what is wrong with the source. */
  isFaultKnown: boolean;
}

/** What an expression gives for the sample, and what is odd about it. */
export function ExpressionPreview({ preview, hasSample, kind, type, isFaultKnown }: ExpressionPreviewProps) {
  if (!hasSample)
    return <p className="text-ink-faint text-xs">No sample yet: give the step before one to see the result.</p>;
  if (!preview) return <p className="h-4 text-ink-faint text-xs">…</p>;
  if (!preview.ok) {
    if (isFaultKnown) return null;
    const place = preview.position === undefined ? "" : ` (at character ${preview.position})`;
    return <Hint tone="problem">{`${preview.message}${place}`}</Hint>;
  }
  const mismatch = kind === "value" ? typeMismatch(preview.kind, type) : undefined;
  return (
    <>
      {kind === "condition" ? <Verdict holds={preview.holds} /> : <Value preview={preview} />}
      {preview.missing.length > 0 && (
        <Hint tone="warning">
          The sample lacks {preview.missing.slice(0, 3).join(", ")}
          {preview.missing.length > 3 && ` and ${preview.missing.length - 3} more`}
        </Hint>
      )}
      {mismatch && <Hint tone="warning">{mismatch}</Hint>}
    </>
  );
}

function Value({ preview }: { preview: Extract<Preview, { ok: true }> }) {
  return (
    <div role="status" className="flex items-start gap-1.5 text-xs">
      <CornerDownRight aria-hidden className="mt-0.5 size-3 shrink-0 text-ink-faint" />
      <span className="sr-only">Result:</span>
      {preview.kind === "nothing" ? (
        <span className="text-ink-faint">Nothing</span>
      ) : (
        <pre className="max-h-40 min-w-0 flex-1 overflow-auto whitespace-pre-wrap break-all font-mono text-ink-muted">
          {preview.text}
          {preview.cutCharacters > 0 && (
            <span className="text-ink-faint"> … cut, {preview.cutCharacters.toLocaleString("en")} characters more</span>
          )}
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

function Hint({ tone, children }: { tone: "warning" | "problem"; children: ReactNode }) {
  return (
    <p
      role="status"
      className={`flex items-start gap-1 text-xs ${tone === "problem" ? "text-problem" : "text-suspended"}`}
    >
      <TriangleAlert aria-hidden className="mt-0.5 size-3 shrink-0" />
      <span className="min-w-0 break-words">{children}</span>
    </p>
  );
}
