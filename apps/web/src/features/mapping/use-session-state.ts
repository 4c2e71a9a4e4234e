"use client";

import { useState } from "react";

/** What was opened, scrolled to or put aside, for as long as the page is open. */
const kept = new Map<string, unknown>();

/** State that is there again when the same place is drawn anew: a panel that was closed, a step that was left. */
export function useSessionState<Value>(key: string, first: () => Value): [Value, (value: Value) => void] {
  // Under one key stands what the same call has put there.
  const [value, setValue] = useState(() => (kept.has(key) ? (kept.get(key) as Value) : first()));
  const keep = (next: Value) => {
    kept.set(key, next);
    setValue(next);
  };
  return [value, keep];
}
