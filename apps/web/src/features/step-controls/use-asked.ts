"use client";

import { useState } from "react";

/**
 * What was asked for until it has come about: `pending` is the value that the picture still has to reach. Forgotten once it did, so
 * that a later change by somebody else is not taken for one's own.
 */
export function useAsked<T>(
  current: T,
  isReached: (asked: T, current: T) => boolean,
): { pending: T | undefined; ask(value: T): void } {
  const [asked, setAsked] = useState<{ value: T }>();
  if (asked && isReached(asked.value, current)) setAsked(undefined);
  return { pending: asked?.value, ask: (value) => setAsked({ value }) };
}
