"use client";

import { Minus, Plus } from "lucide-react";
import type { ControlIds } from "../form/field.tsx";
import { Input } from "../form/input.tsx";
import { IconButton } from "./icon-button.tsx";

export interface StepperProps extends ControlIds {
  value: number;
  min: number;
  max: number;
  /** What one more is called: "container". */
  noun: string;
  disabled?: boolean;
  onChange(value: number): void;
}

/** A whole number to be typed or counted up and down. */
export function Stepper({ value, min, max, noun, disabled = false, onChange, ...ids }: StepperProps) {
  const set = (next: number) => {
    if (Number.isInteger(next)) onChange(Math.min(max, Math.max(min, next)));
  };
  return (
    <div className="flex items-center gap-1">
      <IconButton
        size="md"
        variant="secondary"
        label={`One ${noun} less`}
        disabled={disabled || value <= min}
        onClick={() => set(value - 1)}
      >
        <Minus aria-hidden />
      </IconButton>
      <Input
        {...ids}
        inputMode="numeric"
        disabled={disabled}
        value={value}
        className="w-16 text-center tabular-nums"
        onChange={(event) => set(Number(event.target.value.replace(/\D/g, "") || min))}
        onKeyDown={(event) => {
          if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
          event.preventDefault();
          set(value + (event.key === "ArrowUp" ? 1 : -1));
        }}
      />
      <IconButton
        size="md"
        variant="secondary"
        label={`One ${noun} more`}
        disabled={disabled || value >= max}
        onClick={() => set(value + 1)}
      >
        <Plus aria-hidden />
      </IconButton>
    </div>
  );
}
