"use client";

import { createContext, type ReactNode, use, useMemo } from "react";
import { findStep } from "../document/find-step.ts";
import { useEditor } from "../store/editor-context.tsx";
import { type Catalogue, type StepKind, stepKind } from "./catalogue.ts";

const empty: Catalogue = { components: [], details: new Map(), isComplete: false };
const CatalogueContext = createContext<Catalogue>(empty);

export function CatalogueProvider({ catalogue, children }: { catalogue: Catalogue; children: ReactNode }) {
  return <CatalogueContext value={catalogue}>{children}</CatalogueContext>;
}

export function useCatalogue(): Catalogue {
  return use(CatalogueContext);
}

/** Component, function and role of a step of the open flow. */
export function useStepKind(stepId: string): StepKind {
  const catalogue = useCatalogue();
  const command = useEditor((state) => findStep(state.history.present, stepId)?.command);
  return useMemo(() => stepKind(catalogue, command ?? ""), [catalogue, command]);
}
