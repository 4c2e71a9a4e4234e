"use client";

import { Check, ChevronDown, ChevronRight } from "lucide-react";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { cn } from "@/lib/cn.ts";
import { controlStyle } from "./control-style.ts";
import type { ControlIds } from "./field.tsx";
import { Popover, PopoverContent, PopoverTrigger } from "./popover.tsx";
import { type TreeLine, type TreeNode, treeLines, wayTo } from "./tree-lines.ts";

export interface TreeSelectProps extends Partial<ControlIds> {
  value: string;
  /** What the closed control shows of it. */
  valueLabel: string;
  onValueChange(key: string): void;
  nodes: readonly TreeNode[];
  placeholder?: string | undefined;
  searchPlaceholder?: string;
  disabled?: boolean | undefined;
}

/** A choice of one out of a tree: opens with a search; arrows walk and open, Enter chooses. */
export function TreeSelect({
  value,
  valueLabel,
  onValueChange,
  nodes,
  placeholder = "Choose…",
  searchPlaceholder = "Search…",
  disabled,
  ...ids
}: TreeSelectProps) {
  const [open, setOpen] = useState(false);
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <button
          type="button"
          role="combobox"
          aria-haspopup="tree"
          aria-expanded={open}
          disabled={disabled}
          className={cn(controlStyle, "flex h-8 items-center justify-between gap-2 text-left")}
          {...ids}
        >
          <span className={cn("truncate", !value && "text-ink-faint")}>{valueLabel || placeholder}</span>
          <ChevronDown aria-hidden className="size-4 shrink-0 text-ink-faint" />
        </button>
      </PopoverTrigger>
      <PopoverContent
        align="start"
        sideOffset={4}
        aria-label={searchPlaceholder}
        className="w-(--radix-popover-trigger-width) min-w-72 overflow-hidden"
      >
        <OpenTree
          nodes={nodes}
          value={value}
          searchPlaceholder={searchPlaceholder}
          onChoose={(key) => {
            setOpen(false);
            onValueChange(key);
          }}
        />
      </PopoverContent>
    </Popover>
  );
}

interface OpenTreeProps {
  nodes: readonly TreeNode[];
  value: string;
  searchPlaceholder: string;
  onChoose(key: string): void;
}

/** The focus stays in the search; the tree says which line is meant. */
function OpenTree({ nodes, value, searchPlaceholder, onChoose }: OpenTreeProps) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [query, setQuery] = useState("");
  const [open, setOpen] = useState<ReadonlySet<string>>(() => new Set(wayTo(nodes, value)));
  const lines = treeLines(nodes, { open, query });
  const [wanted, setWanted] = useState<string>();
  const start = lines.findIndex(({ path, node }) => (wanted === undefined ? node.key === value : path === wanted));
  const current = Math.max(0, start);
  useEffect(() => {
    list.current?.querySelector(`[data-line="${current}"]`)?.scrollIntoView({ block: "nearest" });
  }, [current]);

  const toggle = ({ path, isOpen }: TreeLine) => {
    if (isOpen === undefined || query.trim() !== "") return;
    const next = new Set(open);
    if (isOpen) next.delete(path);
    else next.add(path);
    setOpen(next);
  };
  const choose = (line: TreeLine) => {
    setWanted(line.path);
    if (line.node.key === undefined) toggle(line);
    else onChoose(line.node.key);
  };
  const move = (index: number) => setWanted(lines[Math.max(0, Math.min(lines.length - 1, index))]?.path);
  const press = (event: KeyboardEvent) => {
    const line = lines[current];
    const act = line && keyAct(event.key, { line, lines, current, isSearching: query !== "", move, toggle, choose });
    if (!act) return;
    event.preventDefault();
    act();
  };
  return (
    <>
      <input
        type="search"
        role="combobox"
        aria-label={searchPlaceholder}
        aria-expanded="true"
        aria-haspopup="tree"
        aria-controls={id}
        aria-activedescendant={lines.length > 0 ? `${id}-${current}` : undefined}
        placeholder={searchPlaceholder}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setWanted(undefined);
        }}
        onKeyDown={press}
        className="h-9 w-full border-b bg-transparent px-3 text-sm outline-none placeholder:text-ink-faint"
      />
      <div ref={list} id={id} role="tree" aria-label={searchPlaceholder} className="max-h-72 overflow-y-auto p-1">
        {lines.map((line, index) => (
          <Line
            key={line.path}
            id={`${id}-${index}`}
            index={index}
            line={line}
            isCurrent={index === current}
            isChosen={line.node.key === value && value !== ""}
            onToggle={() => toggle(line)}
            onChoose={() => choose(line)}
          />
        ))}
      </div>
      {lines.length === 0 && <p className="px-3 py-4 text-center text-ink-muted text-sm">Nothing matches.</p>}
    </>
  );
}

interface LineProps {
  id: string;
  index: number;
  line: TreeLine;
  isCurrent: boolean;
  isChosen: boolean;
  onToggle(): void;
  onChoose(): void;
}

function Line({ id, index, line, isCurrent, isChosen, onToggle, onChoose }: LineProps) {
  const { node, depth, isOpen } = line;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the search takes the keys for all lines
    <div
      id={id}
      data-line={index}
      role="treeitem"
      tabIndex={-1}
      aria-level={depth + 1}
      aria-expanded={isOpen}
      aria-selected={isChosen}
      onClick={onChoose}
      style={{ paddingLeft: 4 + depth * 16 }}
      className={cn(
        "flex min-h-8 select-none items-center gap-1 rounded-control py-1 pr-2 text-sm hover:bg-hover",
        isCurrent && "bg-hover",
        node.key === undefined && "text-ink-muted",
      )}
    >
      {isOpen === undefined ? (
        <span className="w-5 shrink-0" />
      ) : (
        <button
          type="button"
          tabIndex={-1}
          aria-hidden
          onClick={(event) => {
            event.stopPropagation();
            onToggle();
          }}
          className="grid size-5 shrink-0 place-items-center rounded-sm text-ink-faint hover:text-ink"
        >
          <ChevronRight className={cn("size-4 transition-transform", isOpen && "rotate-90")} />
        </button>
      )}
      <span className="min-w-0 flex-1 break-words">{node.label}</span>
      {isChosen && <Check aria-hidden className="size-4 shrink-0 text-accent-text" />}
    </div>
  );
}

interface Reach {
  line: TreeLine;
  lines: readonly TreeLine[];
  current: number;
  isSearching: boolean;
  move(index: number): void;
  toggle(line: TreeLine): void;
  choose(line: TreeLine): void;
}

/** The keys of a tree; while something is searched, left and right belong to its text. */
function keyAct(key: string, { line, lines, current, isSearching, move, toggle, choose }: Reach) {
  switch (key) {
    case "ArrowDown":
      return () => move(current + 1);
    case "ArrowUp":
      return () => move(current - 1);
    case "ArrowRight":
      if (isSearching) return undefined;
      return line.isOpen === false ? () => toggle(line) : () => move(current + 1);
    case "ArrowLeft":
      if (isSearching) return undefined;
      return line.isOpen
        ? () => toggle(line)
        : () => move(lines.findLastIndex(({ depth }, index) => index < current && depth < line.depth));
    case "Enter":
      return () => choose(line);
    default:
      return undefined;
  }
}
