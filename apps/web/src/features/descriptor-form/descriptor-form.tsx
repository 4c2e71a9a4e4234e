"use client";

import { type FieldDescriptor, type Help, isFieldVisible, sortFields } from "@millrace/flow";
import type { ReactNode } from "react";
import type { ControlIds } from "@/components/form/field.tsx";
import { DescriptorField } from "./descriptor-field.tsx";
import { isFilled } from "./is-filled.ts";

export interface DescriptorFormProps {
  fields: Record<string, FieldDescriptor>;
  values: Record<string, unknown>;
  onChange(values: Record<string, unknown>): void;
  /** Field → what is wrong with its value. */
  problems?: Record<string, string>;
  helpFor?: (name: string) => Help | undefined;
  /** A control of the caller's own in place of the view's. */
  controlFor?: (name: string) => ((ids: ControlIds) => ReactNode) | undefined;
  disabled?: boolean;
}

/** All visible fields of a form in the descriptor's order. */
export function DescriptorForm({
  fields,
  values,
  onChange,
  problems,
  helpFor,
  controlFor,
  disabled,
}: DescriptorFormProps) {
  const visible = sortFields(fields).filter(([, field]) => isFieldVisible(field, values));
  return (
    <div className="flex flex-col gap-4">
      {visible.map(([name, field]) => (
        <DescriptorField
          key={name}
          name={name}
          field={field}
          value={values[name]}
          onChange={(value) => onChange({ ...values, [name]: value })}
          problem={problems?.[name]}
          help={helpFor?.(name)}
          disabled={disabled || isWaiting(field, values)}
        >
          {controlFor?.(name)}
        </DescriptorField>
      ))}
    </div>
  );
}

/** A field that needs others first (`require`) takes no input until they are filled. */
export function isWaiting(field: FieldDescriptor, values: Record<string, unknown>): boolean {
  return (field.require ?? []).some((other) => !isFilled(values[other]));
}
