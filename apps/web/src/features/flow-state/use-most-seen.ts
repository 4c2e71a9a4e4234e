"use client";

import { useState } from "react";

/** The largest value so far; kept as long as what uses it is on the page. */
export function useMostSeen(value: number): number {
  const [most, setMost] = useState(value);
  if (value > most) setMost(value);
  return Math.max(value, most);
}
