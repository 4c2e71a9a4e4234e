"use client";

import { type ReactNode, useId } from "react";
import { Checkbox } from "@/components/form/checkbox.tsx";
import { FieldProblem } from "@/components/form/field.tsx";
import { HelpHint, type HelpHintProps } from "@/components/help/help-hint.tsx";
import { SafeHtml } from "@/components/help/safe-html.tsx";

export interface CheckBoxFieldProps {
  label: string;
  description?: string | undefined;
  help?: HelpHintProps["help"];
  problem?: string | undefined;
  value: unknown;
  /** Ticked is `true`; unticked takes the value out, since components test for its presence. */
  onChange(value: true | undefined): void;
  disabled?: boolean | undefined;
  aside?: ReactNode;
}

/** The one field whose label stands beside its control. */
export function CheckBoxField({
  label,
  description,
  help,
  problem,
  value,
  onChange,
  disabled,
  aside,
}: CheckBoxFieldProps) {
  const id = useId();
  return (
    <div className="flex gap-2">
      <Checkbox
        id={id}
        className="mt-0.5"
        checked={isTicked(value)}
        disabled={disabled ?? false}
        aria-describedby={description ? `${id}-description` : undefined}
        onCheckedChange={(ticked) => onChange(ticked === true ? true : undefined)}
      />
      <div className="flex min-w-0 flex-1 flex-col gap-0.5">
        <div className="flex min-h-5 items-center gap-1">
          <label htmlFor={id} className="font-medium text-sm">
            {label}
          </label>
          <HelpHint help={help} subject={label} />
          {aside && <div className="ml-auto">{aside}</div>}
        </div>
        {description && <SafeHtml id={`${id}-description`} html={description} className="text-ink-faint text-xs" />}
        <FieldProblem problem={problem} />
      </div>
    </div>
  );
}

/** Older configurations say "on" or "true". */
function isTicked(value: unknown): boolean {
  return value === true || value === "on" || value === "true";
}
