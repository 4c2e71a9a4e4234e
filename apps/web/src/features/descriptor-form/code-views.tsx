"use client";

import { expressionProblem } from "@millrace/flow";
import { CodeEditor, type CodeLanguage, type InsertText } from "@/components/code-editor/code-editor.tsx";
import { type FieldViewProps, orUnset, textOf } from "./field-view.ts";
import { useSourceSurroundings } from "./source-surroundings.tsx";

/** JavaScript, kept as its text. */
export function CodeView(props: FieldViewProps) {
  const { onCodeFocus } = useSourceSurroundings();
  return <SourceView {...props} language="javascript" className="min-h-32" onFocus={onCodeFocus} />;
}

/** JSON, kept as its text: payloads and schemas. */
export function JsonTextView(props: FieldViewProps) {
  return <SourceView {...props} language="json" className="min-h-24" />;
}

/** JSONata as source text; says at once where it cannot be read. */
export function JsonataView(props: FieldViewProps) {
  const { value, ids } = props;
  const source = textOf(value);
  const problem = source === "" || ids["aria-invalid"] ? undefined : expressionProblem(source);
  return (
    <>
      <SourceView {...props} language="jsonata" className="min-h-16" />
      {problem && (
        <p role="status" className="text-problem text-xs">
          {problem}
        </p>
      )}
    </>
  );
}

interface SourceViewProps extends FieldViewProps {
  language: CodeLanguage;
  className: string;
  onFocus?: ((insert: InsertText) => void) | undefined;
}

function SourceView(props: SourceViewProps) {
  const { field, value, onChange, ids, disabled, language, className, onFocus } = props;
  return (
    <CodeEditor
      ids={ids}
      language={language}
      value={textOf(value)}
      placeholder={field.placeholder}
      disabled={disabled}
      className={className}
      onFocus={onFocus}
      onChange={(text) => onChange(orUnset(text))}
    />
  );
}
