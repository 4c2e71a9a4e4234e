"use client";

import { Check, ChevronDown } from "lucide-react";
import { Select as Primitive } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "@/lib/cn.ts";
import { controlStyle } from "./control-style.ts";
import type { ControlIds } from "./field.tsx";

export interface SelectOption {
  value: string;
  label: ReactNode;
  /** A quiet second line. */
  note?: string;
}

export interface SelectProps extends Partial<ControlIds> {
  value: string | undefined;
  onValueChange(value: string): void;
  options: readonly SelectOption[];
  placeholder?: string | undefined;
  disabled?: boolean | undefined;
  className?: string;
  "aria-label"?: string;
}

/** A choice of one. An option's value may not be empty: "nothing" is the placeholder. */
export function Select({ value, onValueChange, options, placeholder, disabled, className, ...ids }: SelectProps) {
  return (
    <Primitive.Root value={value ?? ""} onValueChange={onValueChange} {...(disabled !== undefined && { disabled })}>
      <Primitive.Trigger
        className={cn(
          controlStyle,
          "flex h-8 items-center justify-between gap-2 text-left data-placeholder:text-ink-faint [&>span]:truncate",
          className,
        )}
        {...ids}
      >
        <Primitive.Value placeholder={placeholder ?? "Choose…"} />
        <ChevronDown aria-hidden className="size-4 shrink-0 text-ink-faint" />
      </Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          position="popper"
          sideOffset={4}
          collisionPadding={8}
          // A long choice goes on in another line rather than across the page.
          className="z-50 max-h-80 min-w-(--radix-select-trigger-width) max-w-[max(26rem,var(--radix-select-trigger-width))] animate-enter overflow-y-auto rounded-card border bg-raised shadow-float"
        >
          {/* The list itself scrolls, as what the keys move through; not a nameless box within it. */}
          <Primitive.Viewport className="p-1" style={{ overflow: "visible" }}>
            {options.map((option) => (
              <Primitive.Item
                key={option.value}
                value={option.value}
                className="relative flex min-h-8 select-none flex-col justify-center break-words rounded-control py-1 pr-8 pl-2 text-sm outline-none data-highlighted:bg-hover"
              >
                <Primitive.ItemText>{option.label}</Primitive.ItemText>
                {option.note && <span className="text-ink-faint text-xs">{option.note}</span>}
                <Primitive.ItemIndicator className="absolute right-2">
                  <Check aria-hidden className="size-4 text-accent-text" />
                </Primitive.ItemIndicator>
              </Primitive.Item>
            ))}
          </Primitive.Viewport>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
