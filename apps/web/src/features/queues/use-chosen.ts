"use client";

import { useState } from "react";
import type { QueuedMessage } from "./queue-place.ts";

/** Which messages of a queue are meant: some of those shown, or all that were found. */
export interface Chosen {
  ids: readonly string[];
  isEverything: boolean;
  count: number;
  has(id: string | undefined): boolean;
  toggle(id: string): void;
  /** All that are shown, or none. */
  toggleShown(): void;
  chooseEverything(): void;
  clear(): void;
  isAllShown: boolean;
}

export function useChosen({ messages, matched }: { messages: readonly QueuedMessage[]; matched: number }): Chosen {
  const [wanted, setWanted] = useState<ReadonlySet<string>>(new Set());
  const [isEverything, setEverything] = useState(false);
  const shown = messages.flatMap(({ messageId }) => messageId ?? []);
  // What was taken meanwhile cannot be meant any more.
  const ids = shown.filter((id) => wanted.has(id));
  const isAllShown = shown.length > 0 && ids.length === shown.length;
  const choose = (next: Iterable<string>) => {
    setEverything(false);
    setWanted(new Set(next));
  };
  return {
    ids,
    isEverything: isEverything && matched > 0,
    count: isEverything ? matched : ids.length,
    has: (id) => isEverything || (id !== undefined && wanted.has(id)),
    toggle: (id) => choose(ids.includes(id) ? ids.filter((other) => other !== id) : [...ids, id]),
    toggleShown: () => choose(isAllShown || isEverything ? [] : shown),
    chooseEverything: () => setEverything(true),
    clear: () => choose([]),
    isAllShown,
  };
}
