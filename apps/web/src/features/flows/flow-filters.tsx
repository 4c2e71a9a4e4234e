"use client";

import { type FlowState, stateLabel } from "@millrace/flow";
import { WifiOff } from "lucide-react";
import dynamic from "next/dynamic";
import type { RefObject } from "react";
import { FilterButtons } from "@/components/form/filter-buttons.tsx";
import { FilterInput } from "@/components/form/filter-input.tsx";
import { Tooltip } from "@/components/overlay/tooltip.tsx";
import { FilterBar } from "@/components/ui/filter-bar.tsx";
import type { FlowFilter } from "./flow-filter.ts";
import type { FolderFilterProps } from "./folder-filter.tsx";
import type { TagFilterProps } from "./tag-filter.tsx";
import type { LiveConnection } from "./use-live-flows.ts";

// With what they open: only where there is something to filter by.
const FolderFilter = dynamic(async () => (await import("./folder-filter.tsx")).FolderFilter, { loading: () => null });
const TagFilter = dynamic(async () => (await import("./tag-filter.tsx")).TagFilter, { loading: () => null });

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
  return (
    <FilterBar className="gap-x-3">
      <FilterInput
        ref={searchField}
        aria-label="Search flows"
        placeholder="Search flows (press /)"
        value={filter.search}
        onFilter={(search) => onChange({ ...filter, search })}
      />
      <FilterButtons
        label="Filter by state"
        value={filter.state}
        choices={[
          { value: undefined, label: "All", count: total },
          ...[...counts].map(([value, count]) => ({ value, label: stateLabel(value), count })),
        ]}
        onChoose={(state) => onChange({ ...filter, state: state === filter.state ? undefined : state })}
      />
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
    </FilterBar>
  );
}
