"use client";

import { Command } from "cmdk";
import { Check, Search } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Spinner } from "../feedback/spinner.tsx";
import { Popover, PopoverContent, PopoverTrigger } from "../overlay/popover.tsx";
import { ChoiceButton } from "./choice-button.tsx";
import type { ControlIds } from "./field.tsx";

export interface ComboboxOption {
  value: string;
  /** What is searched, and shown unless `content` says otherwise. */
  label: string;
  /** A quiet second line, searched too. */
  note?: string;
  content?: ReactNode;
}

export interface ComboboxProps extends Partial<ControlIds> {
  value: string | undefined;
  onValueChange(value: string): void;
  options: readonly ComboboxOption[];
  placeholder?: string;
  searchPlaceholder?: string;
  /** Shown when nothing matches. */
  empty?: ReactNode;
  /** Below the list: a way to make a new one, for instance. */
  footer?: ReactNode;
  loading?: boolean;
  disabled?: boolean | undefined;
  className?: string;
  "aria-label"?: string;
}

/** More rows than anybody reads: who looks for another one types on. */
const mostShown = 200;

/** A choice of one among many: opens with a search. For a dozen or fewer, `Select` is calmer. */
export function Combobox({
  value,
  onValueChange,
  options,
  placeholder = "Choose…",
  searchPlaceholder = "Search…",
  empty = "Nothing matches.",
  footer,
  loading = false,
  disabled,
  className,
  ...ids
}: ComboboxProps) {
  const [open, setOpen] = useState(false);
  const [query, setQuery] = useState("");
  const chosen = options.find((option) => option.value === value);
  const found = matching(options, query);
  const toggle = (next: boolean) => {
    setOpen(next);
    if (next) setQuery("");
  };
  const choose = (option: ComboboxOption) => {
    setOpen(false);
    onValueChange(option.value);
  };
  return (
    <Popover open={open} onOpenChange={toggle}>
      <PopoverTrigger asChild>
        <ChoiceButton isOpen={open} isEmpty={!value} disabled={disabled} className={className} {...ids}>
          {/* A value that is not among the options (gone, or not loaded yet) is still shown. */}
          {chosen?.content ?? chosen?.label ?? (value || placeholder)}
        </ChoiceButton>
      </PopoverTrigger>
      <PopoverContent
        align="start"
        sideOffset={4}
        aria-label={searchPlaceholder}
        className="w-(--radix-popover-trigger-width) min-w-60 overflow-hidden"
      >
        <Command label={searchPlaceholder} shouldFilter={false} loop>
          <div className="flex h-9 items-center gap-2 border-b px-2.5">
            <Search aria-hidden className="size-4 shrink-0 text-ink-faint" />
            <Command.Input
              autoFocus
              value={query}
              onValueChange={setQuery}
              placeholder={searchPlaceholder}
              className="h-full min-w-0 flex-1 bg-transparent text-sm outline-none"
            />
            {loading && <Spinner className="text-ink-faint" />}
          </div>
          <Command.List tabIndex={-1} className="max-h-72 overflow-y-auto p-1 outline-none">
            <Command.Empty className="px-2 py-4 text-center text-ink-muted text-sm">
              {loading ? "Loading…" : empty}
            </Command.Empty>
            {found.slice(0, mostShown).map((option) => (
              <Command.Item
                key={option.value}
                value={option.value}
                onSelect={() => choose(option)}
                className="relative flex min-h-8 select-none flex-col justify-center rounded-control py-1 pr-8 pl-2 text-sm outline-none data-[selected=true]:bg-hover"
              >
                {option.content ?? <span className="break-words">{option.label}</span>}
                {option.note && <span className="text-ink-faint text-xs">{option.note}</span>}
                {option.value === value && (
                  <Check aria-label="chosen" className="absolute right-2 size-4 text-accent-text" />
                )}
              </Command.Item>
            ))}
            {found.length > mostShown && (
              <p className="px-2 py-1.5 text-ink-faint text-xs">
                {found.length - mostShown} more: type to narrow down.
              </p>
            )}
          </Command.List>
        </Command>
        {footer && <div className="border-t p-1">{footer}</div>}
      </PopoverContent>
    </Popover>
  );
}

function matching(options: readonly ComboboxOption[], query: string): readonly ComboboxOption[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return options;
  return options.filter(({ label, note = "" }) => {
    const text = `${label} ${note}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
