"use client";

import { Check, Folder, Folders } from "lucide-react";
import { Popover, PopoverClose, PopoverContent, PopoverTrigger } from "@/components/overlay/popover.tsx";
import { Button } from "@/components/ui/button.tsx";
import { cn } from "@/lib/cn.ts";
import { type FolderCount, folderName } from "./flow-folders.ts";

export interface FolderFilterProps {
  /** Every folder in use, outer ones before what is in them, with the number of flows in and below it. */
  folders: readonly FolderCount[];
  chosen: string | undefined;
  onChange(folder: string | undefined): void;
}

/** Narrows the list to one folder and what is below it. */
export function FolderFilter({ folders, chosen, onChange }: FolderFilterProps) {
  const gone = chosen !== undefined && !folders.some(({ path }) => path === chosen);
  const all = gone ? [{ path: chosen, depth: 0, count: 0 }, ...folders] : folders;
  return (
    <Popover>
      <PopoverTrigger asChild>
        <Button
          size="sm"
          aria-label={chosen === undefined ? "Folders" : `Folder ${chosen}`}
          className={cn("shrink-0", chosen !== undefined && "border-accent bg-accent-soft text-accent-text")}
        >
          <Folders aria-hidden />
          <bdi className="max-w-40 truncate">{chosen === undefined ? "Folders" : folderName(chosen)}</bdi>
        </Button>
      </PopoverTrigger>
      <PopoverContent align="start" aria-label="Filter by folder" className="max-h-80 w-72 overflow-y-auto p-1">
        <Line depth={0} isChosen={chosen === undefined} onChoose={() => onChange(undefined)}>
          All flows
        </Line>
        {all.map(({ path, depth, count }) => (
          <Line
            key={path}
            depth={depth}
            count={count}
            title={path}
            isChosen={path === chosen}
            onChoose={() => onChange(path)}
          >
            {folderName(path)}
          </Line>
        ))}
      </PopoverContent>
    </Popover>
  );
}

interface LineProps {
  depth: number;
  count?: number;
  title?: string;
  isChosen: boolean;
  onChoose(): void;
  children: string;
}

function Line({ depth, count, title, isChosen, onChoose, children }: LineProps) {
  return (
    <PopoverClose asChild>
      <button
        type="button"
        aria-pressed={isChosen}
        title={title}
        onClick={onChoose}
        style={{ paddingLeft: 8 + depth * 16 }}
        className="flex h-8 w-full items-center gap-2 rounded-control pr-2 text-left text-sm transition-colors hover:bg-hover"
      >
        {count !== undefined && <Folder aria-hidden className="size-4 shrink-0 text-ink-faint" />}
        <bdi className="min-w-0 flex-1 truncate">{children}</bdi>
        {isChosen && <Check aria-hidden className="size-4 shrink-0 text-accent-text" />}
        {count !== undefined && <span className="text-ink-faint text-xs tabular-nums">{count}</span>}
      </button>
    </PopoverClose>
  );
}
