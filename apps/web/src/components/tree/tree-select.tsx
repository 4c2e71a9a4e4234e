"use client";

import { Check } from "lucide-react";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { cn } from "@/lib/cn.ts";
import { toggled } from "@/lib/toggled.ts";
import { ChoiceButton } from "../form/choice-button.tsx";
import type { ControlIds } from "../form/field.tsx";
import { Popover, PopoverContent, PopoverTrigger } from "../overlay/popover.tsx";
import { BranchToggle } from "./branch-toggle.tsx";
import { treeKeyAct } from "./tree-key-act.ts";
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
        <ChoiceButton isOpen={open} isEmpty={!value} aria-haspopup="tree" disabled={disabled} {...ids}>
          {valueLabel || placeholder}
        </ChoiceButton>
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
  const start = lines.findIndex((line) => {
    if (wanted !== undefined) return line.path === wanted;
    // Enter takes what was searched for, not a branch on the way to it.
    return query.trim() === "" ? line.node.key === value : line.isHit && line.node.key !== undefined;
  });
  const current = Math.max(0, start);
  useEffect(() => {
    list.current?.querySelector(`[data-line="${current}"]`)?.scrollIntoView({ block: "nearest" });
  }, [current]);

  const toggle = ({ path, isOpen }: TreeLine) => {
    if (isOpen === undefined || query.trim() !== "") return;
    setOpen(toggled(open, path));
  };
  const choose = (line: TreeLine) => {
    setWanted(line.path);
    if (line.node.key === undefined) toggle(line);
    else onChoose(line.node.key);
  };
  const move = (index: number) => setWanted(lines[Math.max(0, Math.min(lines.length - 1, index))]?.path);
  const press = (event: KeyboardEvent) => {
    if (isOfText(event.key, query)) return;
    const act = treeKeyAct(event.key, { lines, current, move, toggle, choose });
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
      <BranchToggle isOpen={isOpen} onToggle={onToggle} />
      <span className="min-w-0 flex-1 break-words">{node.label}</span>
      {isChosen && <Check aria-hidden className="size-4 shrink-0 text-accent-text" />}
    </div>
  );
}

/** Home and End are the search text's own, and so are left and right as soon as there is some. */
function isOfText(key: string, query: string): boolean {
  return key === "Home" || key === "End" || (query !== "" && (key === "ArrowLeft" || key === "ArrowRight"));
}
