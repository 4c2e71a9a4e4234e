"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { ChevronRight } from "lucide-react";
import { type DragEvent, type KeyboardEvent, useId, useMemo, useRef, useState } from "react";
import { cn } from "@/lib/cn.ts";
import { pathType } from "./path-drag.ts";
import { type TreeRow, treeRows } from "./tree-rows.ts";
import { useSessionState } from "./use-session-state.ts";

interface ValueTreeProps {
  label: string;
  body: unknown;
  basePath: string;
  /** Under this name it is remembered which branches are open. */
  memoryKey: string;
  /** Puts a path where the cursor is. */
  onPick(path: string): void;
}

const rowPx = 24;
const mostPx = 288;

/** A sample as a tree of which only what is in sight is drawn. Arrows walk, Enter inserts, and every line can be dragged onto a field. */
export function ValueTree({ label, body, basePath, memoryKey, onPick }: ValueTreeProps) {
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useSessionState(`values ${memoryKey} ${basePath}`, () => firstOpen(body, basePath));
  const [current, setCurrent] = useState(0);
  const rows = useMemo(() => treeRows(body, { basePath, open }), [body, basePath, open]);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    overscan: 8,
    initialRect: { width: 380, height: mostPx },
  });
  const toggle = (row: TreeRow, isOpen = !row.isOpen) => {
    if (row.isOpen === undefined) return;
    const next = new Set(open);
    if (isOpen) next.add(row.path);
    else next.delete(row.path);
    setOpen(next);
  };
  const move = (index: number) => {
    const next = Math.min(rows.length - 1, Math.max(0, index));
    setCurrent(next);
    virtual.scrollToIndex(next);
  };
  const press = (event: KeyboardEvent) => {
    const row = rows[current];
    const act = row && keyAct(event.key, { row, rows, current, move, toggle, onPick });
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  return (
    <div
      ref={scroller}
      role="tree"
      aria-label={label}
      aria-activedescendant={rows.length > 0 ? `${id}-${current}` : undefined}
      tabIndex={0}
      onKeyDown={press}
      style={{ maxHeight: mostPx }}
      className="group/tree overflow-auto px-1 py-1 outline-offset-[-2px]"
    >
      <div role="none" className="relative" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const row = rows[index];
          if (!row) return null;
          return (
            <Line
              key={row.path}
              id={`${id}-${index}`}
              row={row}
              startPx={start}
              isCurrent={index === current}
              onToggle={() => toggle(row)}
              onPick={() => {
                setCurrent(index);
                onPick(row.path);
              }}
            />
          );
        })}
      </div>
    </div>
  );
}

interface LineProps {
  id: string;
  row: TreeRow;
  startPx: number;
  isCurrent: boolean;
  onToggle(): void;
  onPick(): void;
}

function Line({ id, row, startPx, isCurrent, onToggle, onPick }: LineProps) {
  const style = { transform: `translateY(${startPx}px)`, paddingLeft: 4 + row.depth * 14 };
  if (row.cut !== undefined) {
    return (
      <p className="absolute inset-x-0 flex h-6 items-center text-suspended text-xs" style={style}>
        {row.cut.toLocaleString("en")} more properties are not shown: search for them
      </p>
    );
  }
  const drag = (event: DragEvent) => {
    event.dataTransfer.setData(pathType, row.path);
    event.dataTransfer.setData("text/plain", row.path);
    event.dataTransfer.effectAllowed = "copy";
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree takes the keys for all of its lines
    // biome-ignore lint/a11y/useFocusableInteractive: the tree has the focus and names the current line
    <div
      id={id}
      role="treeitem"
      aria-level={row.depth + 1}
      aria-expanded={row.isOpen}
      aria-selected={isCurrent}
      aria-label={`${row.name} ${row.value}`}
      title={`Insert ${row.path}`}
      draggable
      onDragStart={drag}
      // The field keeps the cursor, which says where to insert.
      onMouseDown={(event) => event.button !== 0 && event.preventDefault()}
      onClick={onPick}
      style={style}
      className={cn(
        "absolute inset-x-0 flex h-6 items-center gap-1 rounded-sm pr-1.5 font-mono text-xs transition-colors hover:bg-accent-soft",
        isCurrent && "group-focus-visible/tree:bg-accent-soft",
      )}
    >
      {row.isOpen === undefined ? (
        <span className="w-4 shrink-0" />
      ) : (
        <button
          type="button"
          tabIndex={-1}
          aria-hidden
          onClick={(event) => {
            event.stopPropagation();
            onToggle();
          }}
          className="grid size-4 shrink-0 place-items-center rounded-sm text-ink-faint hover:text-ink"
        >
          <ChevronRight className={cn("size-3.5 transition-transform", row.isOpen && "rotate-90")} />
        </button>
      )}
      <span className="shrink-0 text-ink">{row.name}</span>
      <span className="ml-1 min-w-0 truncate text-ink-faint">{row.value}</span>
    </div>
  );
}

interface Reach {
  row: TreeRow;
  rows: readonly TreeRow[];
  current: number;
  move(index: number): void;
  toggle(row: TreeRow, isOpen?: boolean): void;
  onPick(path: string): void;
}

/** The keys of a tree view. */
function keyAct(key: string, { row, rows, current, move, toggle, onPick }: Reach): (() => void) | undefined {
  switch (key) {
    case "ArrowDown":
      return () => move(current + 1);
    case "ArrowUp":
      return () => move(current - 1);
    case "Home":
      return () => move(0);
    case "End":
      return () => move(rows.length - 1);
    case "ArrowRight":
      return row.isOpen === false ? () => toggle(row, true) : () => move(current + 1);
    case "ArrowLeft":
      return row.isOpen
        ? () => toggle(row, false)
        : () => move(rows.findLastIndex(({ depth }, index) => index < current && depth < row.depth));
    case "Enter":
      return row.cut === undefined ? () => onPick(row.path) : undefined;
    default:
      return undefined;
  }
}

const mostOpenAtFirst = 40;

/** A small sample is open at once, a large one shows its top. */
function firstOpen(body: unknown, basePath: string): ReadonlySet<string> {
  const open = new Set<string>();
  for (;;) {
    const rows = treeRows(body, { basePath, open });
    const closed = rows.filter(({ isOpen }) => isOpen === false);
    if (closed.length === 0 || rows.length > mostOpenAtFirst) return open;
    for (const { path } of closed) open.add(path);
    if (treeRows(body, { basePath, open }).length > mostOpenAtFirst) {
      for (const { path } of closed) open.delete(path);
      return open;
    }
  }
}
