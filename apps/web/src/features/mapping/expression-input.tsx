"use client";

import { useEffect, useRef } from "react";
import type { ControlIds } from "@/components/ui/field.tsx";
import { Textarea } from "@/components/ui/textarea.tsx";
import { cn } from "@/lib/cn.ts";
import type { SampleMessage } from "./evaluate-expression.ts";
import { ExpressionPreview } from "./expression-preview.tsx";
import { useInsertTarget } from "./insert-target.tsx";

export interface ExpressionInputProps {
  ids: ControlIds;
  source: string;
  onChange(source: string): void;
  placeholder?: string | undefined;
  /** What the preview is computed from; without it there is none. */
  message: SampleMessage | undefined;
  mapper?: Record<string, string> | undefined;
  /** `condition` says whether a message passes instead of showing the value. */
  kind?: "value" | "condition";
  className?: string;
}

/** JSONata with the result for the newest sample beneath it. Paths clicked in the tree of samples land at the cursor. */
export function ExpressionInput(props: ExpressionInputProps) {
  const { ids, source, onChange, placeholder, message, mapper, kind = "value", className } = props;
  const area = useRef<HTMLTextAreaElement>(null);
  const latest = useRef(onChange);
  useEffect(() => {
    latest.current = onChange;
  });
  const { setTarget } = useInsertTarget();
  const insert = (text: string) => {
    const element = area.current;
    if (!element) return;
    element.focus();
    const { selectionStart, selectionEnd, value } = element;
    const next = value.slice(0, selectionStart) + text + value.slice(selectionEnd);
    latest.current(next);
    requestAnimationFrame(() => element.setSelectionRange(selectionStart + text.length, selectionStart + text.length));
  };
  useEffect(() => () => setTarget(undefined), [setTarget]);
  return (
    <div className="flex flex-col gap-1">
      <Textarea
        {...ids}
        ref={area}
        value={source}
        rows={1}
        placeholder={placeholder ?? "JSONata, for instance line.sku"}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        onFocus={() => setTarget(insert)}
        onChange={(event) => onChange(event.target.value)}
        className={cn("min-h-8 font-mono text-xs leading-5", className)}
      />
      <ExpressionPreview
        isFaultKnown={ids["aria-invalid"] === true}
        source={source}
        message={message}
        mapper={mapper}
        kind={kind}
      />
    </div>
  );
}
