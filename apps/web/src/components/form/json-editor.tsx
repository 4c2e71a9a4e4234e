"use client";

import { AlignLeft } from "lucide-react";
import type { KeyboardEvent } from "react";
import { parseJson } from "@/lib/parse-json.ts";
import { Button } from "../ui/button.tsx";
import { Field, type FieldProps } from "./field.tsx";
import { Textarea } from "./textarea.tsx";

export interface JsonEditorProps extends Pick<FieldProps, "label" | "description" | "help"> {
  text: string;
  onChange(text: string): void;
  /** What is wrong with it beyond its grammar, which the editor judges by itself. */
  problem?: string | undefined;
  /** Ctrl+Enter. */
  onSubmit?: () => void;
  disabled?: boolean;
}

/** A text that has to be JSON: says where it is not, and lays it out on demand. */
export function JsonEditor({ text, onChange, problem, onSubmit, disabled, ...field }: JsonEditorProps) {
  const parsed = parseJson(text);
  const isEmpty = text.trim() === ""; // to be filled in, not wrong
  const submit = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    onSubmit?.();
  };
  return (
    <Field
      {...field}
      problem={parsed.ok || isEmpty ? problem : parsed.problem}
      aside={
        <Button
          size="sm"
          variant="ghost"
          disabled={!parsed.ok || disabled}
          onClick={() => parsed.ok && onChange(JSON.stringify(parsed.value, null, 2))}
        >
          <AlignLeft aria-hidden />
          Format
        </Button>
      }
    >
      {(ids) => (
        <Textarea
          {...ids}
          value={text}
          disabled={disabled}
          spellCheck={false}
          autoComplete="off"
          autoCapitalize="off"
          className="max-h-[46vh] min-h-40 font-mono text-xs leading-5"
          onChange={(event) => onChange(event.target.value)}
          onKeyDown={submit}
        />
      )}
    </Field>
  );
}
