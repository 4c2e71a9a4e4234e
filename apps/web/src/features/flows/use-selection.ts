"use client";

import { useState } from "react";

export interface Selection {
  /** Of the flows that are shown: what a filter hides is not acted upon. */
  ids: readonly string[];
  isAll: boolean;
  has(id: string): boolean;
  toggle(id: string): void;
  /** From the flow that was chosen last to this one. */
  extendTo(id: string): void;
  toggleAll(): void;
  clear(): void;
}

/** Which of the shown flows are chosen. */
export function useSelection(shown: ReadonlyArray<{ id: string }>): Selection {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [last, setLast] = useState<string>();
  const order = shown.map(({ id }) => id);
  const ids = order.filter((id) => chosen.has(id));
  const isAll = ids.length > 0 && ids.length === order.length;
  return {
    ids,
    isAll,
    has: (id) => chosen.has(id),
    toggle: (id) => {
      const next = new Set(chosen);
      if (!next.delete(id)) next.add(id);
      setChosen(next);
      setLast(id);
    },
    extendTo: (id) => {
      const from = order.indexOf(last ?? id);
      const to = order.indexOf(id);
      setChosen(new Set([...chosen, ...order.slice(Math.min(from, to), Math.max(from, to) + 1)]));
    },
    toggleAll: () => setChosen(isAll ? new Set() : new Set(order)),
    clear: () => setChosen(new Set()),
  };
}
