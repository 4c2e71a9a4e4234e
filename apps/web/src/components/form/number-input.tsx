"use client";

import type { ControlIds } from "./field.tsx";
import { Input } from "./input.tsx";

export interface NumberInputProps extends ControlIds {
  value: number | undefined;
  /** The platform's default, which an empty input stands for. */
  placeholder: number;
  min: number;
  max: number;
  /** Decimal places are allowed. */
  fractional?: boolean;
  disabled?: boolean;
  /** `undefined` when emptied. Values out of range are brought to the nearest one when the input is left. */
  onChange(value: number | undefined): void;
}

export function NumberInput({ value, placeholder, min, max, fractional = false, onChange, ...ids }: NumberInputProps) {
  const clamp = () => {
    if (value !== undefined && (value < min || value > max)) onChange(Math.min(max, Math.max(min, value)));
  };
  return (
    <Input
      {...ids}
      type="number"
      value={value ?? ""}
      placeholder={String(placeholder)}
      min={min}
      max={max}
      step={fractional ? "any" : 1}
      className="tabular-nums"
      onBlur={clamp}
      onChange={(event) => {
        const number = event.target.valueAsNumber;
        onChange(Number.isNaN(number) ? undefined : fractional ? number : Math.round(number));
      }}
    />
  );
}
