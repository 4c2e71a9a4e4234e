"use client";

import { createContext, type ReactNode, use } from "react";
import type { DraftSaving } from "./use-autosave.ts";

const SavingContext = createContext<DraftSaving | undefined>(undefined);

export function SavingProvider({ saving, children }: { saving: DraftSaving; children: ReactNode }) {
  return <SavingContext value={saving}>{children}</SavingContext>;
}

export function useSaving(): DraftSaving {
  const saving = use(SavingContext);
  if (!saving) throw new Error("useSaving is used outside a SavingProvider.");
  return saving;
}
