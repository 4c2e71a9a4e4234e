"use client";

import { Check, Tags } from "lucide-react";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/overlay/popover.tsx";
import { Button } from "@/components/ui/button.tsx";
import { cn } from "@/lib/cn.ts";

export interface TagFilterProps {
  /** Every tag in use with the number of its flows. */
  tags: ReadonlyArray<{ tag: string; count: number }>;
  chosen: readonly string[];
  onChange(tags: string[]): void;
}

/** Narrows the list to flows that have all of the chosen tags. */
export function TagFilter({ tags, chosen, onChange }: TagFilterProps) {
  const gone = chosen.filter((tag) => !tags.some((known) => known.tag === tag)).map((tag) => ({ tag, count: 0 }));
  const toggle = (tag: string) =>
    onChange(chosen.includes(tag) ? chosen.filter((other) => other !== tag) : [...chosen, tag]);
  return (
    <Popover>
      <PopoverTrigger asChild>
        <Button size="sm" className={cn(chosen.length > 0 && "border-accent bg-accent-soft text-accent-text")}>
          <Tags aria-hidden />
          <span className="max-w-40 truncate">{chosen.length > 0 ? chosen.join(", ") : "Tags"}</span>
        </Button>
      </PopoverTrigger>
      <PopoverContent align="start" aria-label="Filter by tags" className="max-h-80 w-56 overflow-y-auto p-1">
        {[...tags, ...gone].map(({ tag, count }) => (
          <button
            key={tag}
            type="button"
            aria-pressed={chosen.includes(tag)}
            onClick={() => toggle(tag)}
            className="flex h-8 w-full items-center gap-2 rounded-control px-2 text-left text-sm transition-colors hover:bg-hover"
          >
            <span className="grid size-4 place-items-center text-accent-text">
              {chosen.includes(tag) && <Check aria-hidden className="size-4" />}
            </span>
            <span className="min-w-0 flex-1 truncate">{tag}</span>
            <span className="text-ink-faint text-xs tabular-nums">{count}</span>
          </button>
        ))}
      </PopoverContent>
    </Popover>
  );
}
