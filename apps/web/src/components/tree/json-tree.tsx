"use client";

import { ChevronRight } from "lucide-react";
import { useState } from "react";
import { cn } from "@/lib/cn.ts";
import { ScrollRegion } from "../ui/scroll-region.tsx";
import { openDepth } from "./open-depth.ts";

const firstChildren = 100;

/** A value as a tree whose branches open and close. */
export function JsonTree({ value, label }: { value: unknown; label: string }) {
  const entries = entriesOf(value);
  return (
    <ScrollRegion
      aria-label={label}
      className="max-h-[max(20rem,45vh)] overflow-auto rounded-control border bg-sunken p-2 font-mono text-xs leading-5"
    >
      {entries ? <Children entries={entries} depth={0} closedFrom={openDepth(value)} /> : <Leaf value={value} />}
    </ScrollRegion>
  );
}

type Entries = ReadonlyArray<readonly [name: string, value: unknown]>;

interface ChildrenProps {
  entries: Entries;
  depth: number;
  /** From this depth on branches are closed at first. */
  closedFrom: number;
}

function Children({ entries, depth, closedFrom }: ChildrenProps) {
  const [shown, setShown] = useState(firstChildren);
  if (entries.length === 0) return <span className="pl-4 text-ink-faint">empty</span>;
  return (
    <ul className={cn(depth > 0 && "border-l pl-3")}>
      {entries.slice(0, shown).map(([name, value]) => (
        <li key={name}>
          <Branch name={name} value={value} depth={depth} closedFrom={closedFrom} />
        </li>
      ))}
      {entries.length > shown && (
        <li>
          <button
            type="button"
            onClick={() => setShown(shown + 10 * firstChildren)}
            className="rounded-sm pl-4 text-accent-text hover:underline"
          >
            {entries.length - shown} more
          </button>
        </li>
      )}
    </ul>
  );
}

interface BranchProps {
  name: string;
  value: unknown;
  depth: number;
  closedFrom: number;
}

function Branch({ name, value, depth, closedFrom }: BranchProps) {
  const [open, setOpen] = useState(depth < closedFrom);
  const entries = entriesOf(value);
  if (!entries) {
    return (
      <span className="flex gap-1.5 pl-4">
        <span className="shrink-0 text-accent-text">{name}</span>
        <Leaf value={value} />
      </span>
    );
  }
  return (
    <>
      <button
        type="button"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        className="flex items-center gap-0.5 rounded-sm hover:bg-hover"
      >
        <ChevronRight aria-hidden className={cn("size-3.5 text-ink-faint transition-transform", open && "rotate-90")} />
        <span className="text-accent-text">{name}</span>
        <span className="ml-1 text-ink-faint">{sizeOf(value, entries.length)}</span>
      </button>
      {open && (
        <div className="pl-1.5">
          <Children entries={entries} depth={depth + 1} closedFrom={closedFrom} />
        </div>
      )}
    </>
  );
}

function Leaf({ value }: { value: unknown }) {
  return (
    <span className={cn("min-w-0 whitespace-pre-wrap break-words", typeof value !== "string" && "text-ink-muted")}>
      {JSON.stringify(value) ?? "undefined"}
    </span>
  );
}

/** Undefined for what has no parts. */
function entriesOf(value: unknown): Entries | undefined {
  return typeof value === "object" && value !== null ? Object.entries(value) : undefined;
}

function sizeOf(value: unknown, count: number): string {
  return Array.isArray(value) ? `[${count}]` : `{${count}}`;
}
