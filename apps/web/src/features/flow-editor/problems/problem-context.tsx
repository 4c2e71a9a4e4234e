"use client";

import type { Problem } from "@millrace/flow";
import { createContext, type ReactNode, use } from "react";
import { useStore } from "zustand";
import type { ProblemStore } from "./problem-store.ts";

const ProblemContext = createContext<ProblemStore | undefined>(undefined);
const none: readonly Problem[] = [];

export function ProblemProvider({ store, children }: { store: ProblemStore; children: ReactNode }) {
  return <ProblemContext value={store}>{children}</ProblemContext>;
}

export function useProblemStore(): ProblemStore {
  const store = use(ProblemContext);
  if (!store) throw new Error("useProblemStore is used outside a ProblemProvider.");
  return store;
}

export function useProblems(): readonly Problem[] {
  return useStore(useProblemStore(), (state) => state.problems);
}

export function useStepProblems(stepId: string): readonly Problem[] {
  return useStore(useProblemStore(), (state) => state.byStep.get(stepId) ?? none);
}
