"use client";

import { RadioGroup as Primitive } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "@/lib/cn.ts";

export interface SegmentedControlProps<Value extends string> {
  /** Name of the choice for screen readers. */
  label: string;
  value: Value;
  options: ReadonlyArray<{ value: Value; label: ReactNode; disabled?: boolean }>;
  onValueChange(value: NoInfer<Value>): void;
  size?: "sm" | "md";
  className?: string;
}

/** A choice of few that are all worth seeing: one of them is always on. Arrows move it. */
export function SegmentedControl<Value extends string>({
  label,
  value,
  options,
  onValueChange,
  size = "md",
  className,
}: SegmentedControlProps<Value>) {
  const choose = (chosen: string) => {
    const option = options.find((candidate) => candidate.value === chosen);
    if (option) onValueChange(option.value);
  };
  return (
    <Primitive.Root
      aria-label={label}
      value={value}
      onValueChange={choose}
      orientation="horizontal"
      className={cn("inline-flex shrink-0 rounded-control border bg-sunken p-0.5", className)}
    >
      {options.map((option) => (
        <Primitive.Item
          key={option.value}
          value={option.value}
          disabled={option.disabled ?? false}
          className={cn(
            "inline-flex items-center gap-1.5 whitespace-nowrap rounded-sm font-medium text-ink-muted transition-colors hover:text-ink disabled:opacity-50 data-[state=checked]:bg-surface data-[state=checked]:text-ink data-[state=checked]:outline data-[state=checked]:outline-line-strong focus-visible:outline-2 focus-visible:outline-accent [&_svg]:size-3.5",
            size === "sm" ? "h-5.5 px-2 text-xs" : "h-6.5 px-2.5 text-sm",
          )}
        >
          {option.label}
        </Primitive.Item>
      ))}
    </Primitive.Root>
  );
}
