"use client";

import { compileExpression, ExpressionError } from "@millrace/flow";
import { useCallback, useEffect, useMemo, useRef } from "react";
import { CodeEditor, type CodeFault, type InsertText } from "@/components/code-editor/code-editor.tsx";
import type { ControlIds } from "@/components/form/field.tsx";
import { useStepNames } from "@/features/flow-editor/use-step-names.ts";
import { completeExpression, explainReference, type Known } from "./complete-expression.ts";
import type { SampleMessage } from "./evaluate-expression.ts";
import { ExpressionPreview } from "./expression-preview.tsx";
import { useInsertTarget } from "./insert-target.tsx";
import { usePreview } from "./use-preview.ts";

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
  /** JSON Schema type of what the value is for. */
  type?: string | undefined;
  disabled?: boolean | undefined;
  /** It came from the tree of samples just now: the cursor goes behind it, so that the next click goes on there. */
  isPicked?: boolean;
  className?: string | undefined;
}

/** JSONata with the result for the newest sample beneath it. Paths clicked in the tree of samples land at the cursor. */
export function ExpressionInput(props: ExpressionInputProps) {
  const {
    ids,
    source,
    onChange,
    placeholder,
    message,
    mapper,
    kind = "value",
    type,
    disabled,
    isPicked,
    className,
  } = props;
  const stepNames = useStepNames();
  const known = useRef<Known>({ message, stepNames });
  useEffect(() => {
    known.current = { message: mapper ? undefined : message, stepNames };
  }, [message, mapper, stepNames]);
  const preview = usePreview({ source, message, mapper });
  const broken = useMemo(() => faultOf(source), [source]);
  const fault = broken ?? (preview && !preview.ok ? preview : undefined);
  const { setTarget, forget } = useInsertTarget();
  const own = useRef<InsertText>(undefined);
  const complete = useCallback(
    (text: string, position: number, isAsked: boolean) =>
      completeExpression(text, { position, isAsked, known: known.current }),
    [],
  );
  const explain = useCallback(
    (text: string, position: number) => explainReference(text, { position, stepNames: known.current.stepNames }),
    [],
  );
  useEffect(() => () => forget(own.current), [forget]);
  return (
    <div className="flex flex-col gap-1">
      <CodeEditor
        ids={ids}
        language="jsonata"
        value={source}
        onChange={onChange}
        placeholder={placeholder ?? "JSONata, for instance line.sku"}
        fault={fault}
        complete={complete}
        explain={explain}
        onFocus={(insert) => {
          own.current = insert;
          setTarget(insert);
        }}
        disabled={disabled}
        startsAtEnd={isPicked}
        className={className}
      />
      {source.trim() && (
        <ExpressionPreview
          preview={broken ? { ok: false, ...broken } : preview}
          hasSample={message !== undefined || broken !== undefined}
          kind={kind}
          type={type}
          isFaultKnown={ids["aria-invalid"] === true}
        />
      )}
    </div>
  );
}

function faultOf(source: string): CodeFault | undefined {
  if (!source.trim()) return undefined;
  try {
    compileExpression(source);
    return undefined;
  } catch (fault) {
    if (!(fault instanceof ExpressionError)) throw fault;
    return { message: fault.message, ...(fault.position !== undefined && { position: fault.position }) };
  }
}
