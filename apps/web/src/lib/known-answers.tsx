"use client";

import { type QueryKey, useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, use, useLayoutEffect, useState } from "react";

export interface KnownAnswer {
  queryKey: QueryKey;
  answer: unknown;
  /** Epoch milliseconds. */
  at: number;
}

export interface KnownAnswersProps {
  /** Of this rendering of the page. The browser keeps pages for the way back, and with them answers that are no longer true. */
  visit: string;
  answers: readonly KnownAnswer[];
  children: ReactNode;
}

const taken = new Set<string>();
const CameAlong = createContext(false);

/**
 * Puts what came along with the page where it will be looked for: before anybody asks, and not before the page answers to a hand.
 * Rows that cannot be clicked yet would promise too much.
 */
export function KnownAnswers({ visit, answers, children }: KnownAnswersProps) {
  const queryClient = useQueryClient();
  const [isHere, setHere] = useState(false);
  // Queries ask in the phase after this one.
  useLayoutEffect(() => {
    if (taken.has(visit)) return;
    taken.add(visit);
    for (const { queryKey, answer, at } of answers) {
      const known = queryClient.getQueryState(queryKey)?.dataUpdatedAt ?? 0;
      if (known < at) queryClient.setQueryData(queryKey, answer, { updatedAt: at });
    }
    setHere(true);
  }, [queryClient, visit, answers]);
  return <CameAlong value={isHere}>{children}</CameAlong>;
}

/** Whether the answers around are of this very visit. */
export function useCameAlong(): boolean {
  return use(CameAlong);
}
