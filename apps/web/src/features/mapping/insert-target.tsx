"use client";

import { createContext, type ReactNode, use, useMemo, useRef } from "react";

interface InsertTarget {
  /** The expression field that has, or had last, the cursor. */
  setTarget(insert: (text: string) => void): void;
  /** A field that goes away is no place any more; another one that had the cursor since stays. */
  forget(insert: ((text: string) => void) | undefined): void;
  /** False when there is no field to insert into. */
  insert(text: string): boolean;
}

const InsertContext = createContext<InsertTarget>({ setTarget: () => {}, forget: () => {}, insert: () => false });

/** Connects the tree of samples with the expression field the person was in last. */
export function InsertTargetProvider({ children }: { children: ReactNode }) {
  const current = useRef<((text: string) => void) | undefined>(undefined);
  const target = useMemo<InsertTarget>(
    () => ({
      setTarget: (insert) => {
        current.current = insert;
      },
      forget: (insert) => {
        if (current.current === insert) current.current = undefined;
      },
      insert: (text) => {
        current.current?.(text);
        return current.current !== undefined;
      },
    }),
    [],
  );
  return <InsertContext value={target}>{children}</InsertContext>;
}

export function useInsertTarget(): InsertTarget {
  return use(InsertContext);
}
