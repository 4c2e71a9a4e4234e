"use client";

import { expressionProblem } from "@millrace/flow";
import type { ChangeEvent } from "react";
import { Input } from "@/components/ui/input.tsx";
import { PasswordInput } from "@/components/ui/password-input.tsx";
import { Textarea } from "@/components/ui/textarea.tsx";
import { type FieldViewProps, orUnset, textOf } from "./field-view.ts";

export function TextView(props: FieldViewProps) {
  return <Input {...textControl(props)} />;
}

export function PasswordView(props: FieldViewProps) {
  return <PasswordInput {...textControl(props)} autoComplete="new-password" />;
}

export function TextAreaView(props: FieldViewProps) {
  return <Textarea {...textControl(props)} />;
}

export function CodeView(props: FieldViewProps) {
  return (
    <Textarea {...textControl(props)} {...sourceText} className="min-h-32 whitespace-pre font-mono text-xs leading-5" />
  );
}

/** JSONata as source text; says at once where it cannot be read. */
export function JsonataView(props: FieldViewProps) {
  const { value, ids } = props;
  const source = textOf(value);
  const problem = source === "" || ids["aria-invalid"] ? undefined : expressionProblem(source);
  return (
    <>
      <Textarea
        {...textControl(props)}
        {...sourceText}
        aria-invalid={problem ? true : ids["aria-invalid"]}
        className="font-mono text-xs leading-5"
      />
      {problem && (
        <p role="status" className="text-problem text-xs">
          {problem}
        </p>
      )}
    </>
  );
}

/** Source code is no prose. */
const sourceText = { spellCheck: false, autoCapitalize: "off" } as const;

function textControl({ field, value, onChange, ids, disabled }: FieldViewProps) {
  return {
    ...ids,
    value: textOf(value),
    placeholder: field.placeholder,
    disabled,
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => onChange(orUnset(event.target.value)),
  };
}
