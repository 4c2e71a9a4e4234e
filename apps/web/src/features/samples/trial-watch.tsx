"use client";

import { createContext, type ReactNode, use, useEffect, useState } from "react";
import { useStore } from "zustand";
import { createStore, type StoreApi } from "zustand/vanilla";
import { isUnderWay } from "./sample.ts";
import { useTrial } from "./use-trial.ts";

interface TrialWatch {
  stepIds: readonly string[];
  begin(stepId: string): void;
  end(stepId: string): void;
}

const TrialWatchContext = createContext<StoreApi<TrialWatch> | undefined>(undefined);

/** Follows trials that were begun here to their end, whichever step's panel is open meanwhile: mappings use what comes of them at once. */
export function TrialWatchProvider({ children }: { children: ReactNode }) {
  const [store] = useState(createTrialWatch);
  const stepIds = useStore(store, (state) => state.stepIds);
  return (
    <TrialWatchContext value={store}>
      {children}
      {stepIds.map((stepId) => (
        <WatchedTrial key={stepId} stepId={stepId} onEnd={store.getState().end} />
      ))}
    </TrialWatchContext>
  );
}

/** Says that a trial of a step was begun. */
export function useWatchTrial(): (stepId: string) => void {
  const store = use(TrialWatchContext);
  if (!store) throw new Error("useWatchTrial is used outside a TrialWatchProvider.");
  return store.getState().begin;
}

/** Draws nothing. */
function WatchedTrial({ stepId, onEnd }: { stepId: string; onEnd(stepId: string): void }) {
  const { trial, error } = useTrial(stepId);
  const isOver = error !== null || (trial !== undefined && !isUnderWay(trial));
  useEffect(() => {
    if (isOver) onEnd(stepId);
  }, [isOver, onEnd, stepId]);
  return null;
}

function createTrialWatch(): StoreApi<TrialWatch> {
  return createStore<TrialWatch>((set) => ({
    stepIds: [],
    begin: (stepId) =>
      set(({ stepIds }) => (stepIds.includes(stepId) ? { stepIds } : { stepIds: [...stepIds, stepId] })),
    end: (stepId) => set(({ stepIds }) => ({ stepIds: stepIds.filter((known) => known !== stepId) })),
  }));
}
