"use client";

import { type FlowState, stateLabel } from "@millrace/flow";
import { WifiOff } from "lucide-react";
import dynamic from "next/dynamic";
import type { RefObject } from "react";
import { FilterInput } from "@/components/form/filter-input.tsx";
import { Tooltip } from "@/components/overlay/tooltip.tsx";
import { cn } from "@/lib/cn.ts";
import type { FlowFilter } from "./flow-filter.ts";
import type { FolderFilterProps } from "./folder-filter.tsx";
import type { TagFilterProps } from "./tag-filter.tsx";
import type { LiveConnection } from "./use-live-flows.ts";

// With what they open: only where there is something to filter by.
const FolderFilter = dynamic(async () => (await import("./folder-filter.tsx")).FolderFilter);
const TagFilter = dynamic(async () => (await import("./tag-filter.tsx")).TagFilter);

export interface FlowFiltersProps {
  filter: FlowFilter;
  onChange(filter: FlowFilter): void;
  counts: Map<FlowState, number>;
  tags: TagFilterProps["tags"];
  folders: FolderFilterProps["folders"];
  connection: LiveConnection;
  /** Has the focus after `/`. */
  searchField: RefObject<HTMLInputElement | null>;
}

export function FlowFilters({ filter, onChange, counts, tags, folders, connection, searchField }: FlowFiltersProps) {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const choose = (state: FlowState | undefined) => onChange({ ...filter, state });
  return (
    <div className="flex h-12 shrink-0 items-center gap-3 border-b bg-surface px-4">
      <FilterInput
        ref={searchField}
        aria-label="Search flows"
        placeholder="Search flows (press /)"
        value={filter.search}
        onFilter={(search) => onChange({ ...filter, search })}
      />
      <fieldset aria-label="Filter by state" className="flex items-center gap-0.5 overflow-x-auto p-1">
        <FilterButton label="All" count={total} pressed={!filter.state} onClick={() => choose(undefined)} />
        {[...counts].map(([state, count]) => (
          <FilterButton
            key={state}
            label={stateLabel(state)}
            count={count}
            pressed={filter.state === state}
            onClick={() => choose(filter.state === state ? undefined : state)}
          />
        ))}
      </fieldset>
      {(folders.length > 0 || filter.folder !== undefined) && (
        <FolderFilter folders={folders} chosen={filter.folder} onChange={(folder) => onChange({ ...filter, folder })} />
      )}
      {(tags.length > 0 || filter.tags.length > 0) && (
        <TagFilter tags={tags} chosen={filter.tags} onChange={(chosen) => onChange({ ...filter, tags: chosen })} />
      )}
      {connection === "lost" && (
        <Tooltip content="Live figures stand still until the connection is back. It is tried again and again.">
          <span role="status" className="ml-auto flex items-center gap-1.5 text-suspended text-xs">
            <WifiOff aria-hidden className="size-3.5" />
            Reconnecting…
          </span>
        </Tooltip>
      )}
    </div>
  );
}

interface FilterButtonProps {
  label: string;
  count: number;
  pressed: boolean;
  onClick(): void;
}

function FilterButton({ label, count, pressed, onClick }: FilterButtonProps) {
  return (
    <button
      type="button"
      aria-pressed={pressed}
      onClick={onClick}
      className={cn(
        "flex h-7 items-center gap-1.5 whitespace-nowrap rounded-control px-2 font-medium text-xs transition-colors",
        pressed ? "bg-accent-soft text-accent-text" : "text-ink-muted hover:bg-hover hover:text-ink",
      )}
    >
      {label}
      <span className={cn("tabular-nums", !pressed && "text-ink-faint")}>{count}</span>
    </button>
  );
}
