"use client";

import { isExpressionValue } from "@millrace/flow";
import { expressionFor, type ValueMode } from "@/features/mapping/fixed-or-expression.ts";

interface SwitchedField {
  /** Names the field within the page. */
  key: string;
  value: unknown;
  onChange(value: unknown): void;
}

/** What a field held in the mode it is not in now, for as long as the page is open: switching back gives it back. */
const put = new Map<string, { fixed?: unknown; expression?: string }>();

/** Changes a field between fixed value and expression without losing what was typed in either. */
export function switchMode({ key, value, onChange }: SwitchedField, mode: ValueMode): void {
  const held = put.get(key) ?? {};
  if (mode === "expression") {
    put.set(key, { ...held, fixed: value });
    onChange({ jsonata: held.expression ?? expressionFor(value) });
    return;
  }
  if (isExpressionValue(value)) put.set(key, { ...held, expression: value.jsonata });
  onChange(held.fixed);
}
