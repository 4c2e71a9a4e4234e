"use client";

import { expressionProblem } from "@millrace/flow";
import { Input } from "@/components/ui/input.tsx";
import { PasswordInput } from "@/components/ui/password-input.tsx";
import { Textarea } from "@/components/ui/textarea.tsx";
import { type FieldViewProps, orUnset, textOf } from "./field-view.ts";

export function TextView({ field, value, onChange, ids, disabled }: FieldViewProps) {
  return (
    <Input
      {...ids}
      value={textOf(value)}
      placeholder={field.placeholder}
      disabled={disabled}
      onChange={(event) => onChange(orUnset(event.target.value))}
    />
  );
}

export function PasswordView({ field, value, onChange, ids, disabled }: FieldViewProps) {
  return (
    <PasswordInput
      {...ids}
      value={textOf(value)}
      placeholder={field.placeholder}
      disabled={disabled}
      autoComplete="new-password"
      onChange={(event) => onChange(orUnset(event.target.value))}
    />
  );
}

export function TextAreaView({ field, value, onChange, ids, disabled }: FieldViewProps) {
  return (
    <Textarea
      {...ids}
      value={textOf(value)}
      placeholder={field.placeholder}
      disabled={disabled}
      onChange={(event) => onChange(orUnset(event.target.value))}
    />
  );
}

export function CodeView({ field, value, onChange, ids, disabled }: FieldViewProps) {
  return (
    <Textarea
      {...ids}
      value={textOf(value)}
      placeholder={field.placeholder}
      disabled={disabled}
      spellCheck={false}
      autoCapitalize="off"
      className="min-h-32 whitespace-pre font-mono text-xs leading-5"
      onChange={(event) => onChange(orUnset(event.target.value))}
    />
  );
}

/** JSONata as source text; says at once where it cannot be read. */
export function JsonataView({ field, value, onChange, ids, disabled }: FieldViewProps) {
  const source = textOf(value);
  const problem = source === "" || ids["aria-invalid"] ? undefined : expressionProblem(source);
  return (
    <>
      <Textarea
        {...ids}
        value={source}
        placeholder={field.placeholder}
        disabled={disabled}
        spellCheck={false}
        autoCapitalize="off"
        aria-invalid={problem ? true : ids["aria-invalid"]}
        className="font-mono text-xs leading-5"
        onChange={(event) => onChange(orUnset(event.target.value))}
      />
      {problem && (
        <p role="status" className="text-problem text-xs">
          {problem}
        </p>
      )}
    </>
  );
}
