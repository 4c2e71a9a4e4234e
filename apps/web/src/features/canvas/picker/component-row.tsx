import { Command } from "cmdk";
import { ChevronRight } from "lucide-react";
import { ComponentIcon } from "@/components/ui/component-icon.tsx";
import { formatMany } from "@/lib/format-count.ts";
import type { PickerRow } from "./search-functions.ts";

interface ComponentRowProps {
  row: Extract<PickerRow, { kind: "component" }>;
  value: string;
  /** Several components have its title: their names tell them apart. */
  isAmbiguous: boolean;
  onEnter(): void;
}

/** A component with several triggers or actions: Enter and the right arrow lead to them. */
export function ComponentRow({ row: { component, choices }, value, isAmbiguous, onEnter }: ComponentRowProps) {
  const role = choices[0]?.role ?? "action";
  return (
    <Command.Item
      value={value}
      onSelect={onEnter}
      className="flex h-12 items-center gap-3 rounded-control px-2 outline-none data-[selected=true]:bg-accent-soft"
    >
      <span className="grid size-8 shrink-0 place-items-center rounded-control border bg-surface">
        <ComponentIcon icon={component.icon} className="size-4.5" />
      </span>
      <span className="min-w-0 flex-1">
        <span className="flex items-baseline gap-2">
          <span className="truncate font-medium text-sm">{component.title}</span>
          <span className="shrink-0 text-ink-faint text-xs">{formatMany(choices.length, role)}</span>
          {isAmbiguous && <span className="min-w-0 truncate font-mono text-ink-faint text-xs">{component.name}</span>}
        </span>
        <span className="block truncate text-ink-muted text-xs">{component.description}</span>
      </span>
      <ChevronRight aria-hidden className="size-4 shrink-0 text-ink-faint" />
    </Command.Item>
  );
}
