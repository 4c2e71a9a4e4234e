"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { toggled } from "@/lib/toggled.ts";

export interface Selection {
  /** Of the flows that are shown: what a filter hides is not acted upon. */
  ids: readonly string[];
  isAll: boolean;
  has(id: string): boolean;
  /** Chooses a flow or takes it back; `extend`: everything from the one chosen last up to this. Always the same function. */
  choose(id: string, extend: boolean): void;
  toggleAll(): void;
  clear(): void;
}

/** Which of the shown flows are chosen. */
export function useSelection(shown: ReadonlyArray<{ id: string }>): Selection {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const order = shown.map(({ id }) => id);
  const newest = useRef({ order, last: "" });
  useEffect(() => {
    newest.current.order = order;
  });
  const choose = useCallback((id: string, extend: boolean) => {
    const { order, last } = newest.current;
    newest.current.last = id;
    setChosen((before) =>
      extend ? new Set([...before, ...between(order, { from: last || id, to: id })]) : toggled(before, id),
    );
  }, []);
  const ids = order.filter((id) => chosen.has(id));
  const isAll = ids.length > 0 && ids.length === order.length;
  return {
    ids,
    isAll,
    choose,
    has: (id) => chosen.has(id),
    toggleAll: () => setChosen(isAll ? new Set() : new Set(order)),
    clear: () => setChosen(new Set()),
  };
}

function between(order: readonly string[], { from, to }: { from: string; to: string }): string[] {
  const ends = [order.indexOf(from), order.indexOf(to)];
  return order.slice(Math.max(0, Math.min(...ends)), Math.max(...ends) + 1);
}
