"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { type DragEvent, type KeyboardEvent, useId, useMemo, useRef, useState } from "react";
import { BranchToggle } from "@/components/tree/branch-toggle.tsx";
import { treeKeyAct } from "@/components/tree/tree-key-act.ts";
import { cn } from "@/lib/cn.ts";
import { toggled } from "@/lib/toggled.ts";
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
  const toggle = ({ path }: TreeRow) => setOpen(toggled(open, path));
  const pick = ({ path, cut }: TreeRow) => {
    if (cut === undefined) onPick(path);
  };
  const move = (index: number) => {
    const next = Math.min(rows.length - 1, Math.max(0, index));
    setCurrent(next);
    virtual.scrollToIndex(next);
  };
  const press = (event: KeyboardEvent) => {
    const act = treeKeyAct(event.key, { lines: rows, current, move, toggle, choose: pick });
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
                pick(row);
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
      <BranchToggle small isOpen={row.isOpen} onToggle={onToggle} />
      <span className="shrink-0 text-ink">{row.name}</span>
      <span className="ml-1 min-w-0 truncate text-ink-faint">{row.value}</span>
    </div>
  );
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
