"use client";

import type { ChangeEvent } from "react";
import { Input } from "@/components/form/input.tsx";
import { PasswordInput } from "@/components/form/password-input.tsx";
import { Textarea } from "@/components/form/textarea.tsx";
import { type FieldViewProps, orUnset, textOf } from "./field-view.ts";

export function TextView(props: FieldViewProps) {
  const { prefix, suffix } = props.field;
  const control = <Input {...textControl(props)} />;
  if (typeof prefix !== "string" && typeof suffix !== "string") return control;
  // What stands around the input is for the eye: the component adds it by itself.
  return (
    <div className="flex items-center gap-1.5">
      {typeof prefix === "string" && <span className="shrink-0 text-ink-muted text-sm">{prefix}</span>}
      {control}
      {typeof suffix === "string" && <span className="shrink-0 text-ink-muted text-sm">{suffix}</span>}
    </div>
  );
}

export function PasswordView(props: FieldViewProps) {
  return <PasswordInput {...textControl(props)} autoComplete="new-password" />;
}

export function TextAreaView(props: FieldViewProps) {
  return <Textarea {...textControl(props)} />;
}

function textControl({ field, value, onChange, ids, disabled }: FieldViewProps) {
  return {
    ...ids,
    value: textOf(value),
    placeholder: field.placeholder,
    disabled,
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => onChange(orUnset(event.target.value)),
  };
}
