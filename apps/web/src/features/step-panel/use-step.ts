"use client";

import { type FlowNode, findFunction, type HelpSources, parseStepCommand, type ResolvedFunction } from "@millrace/flow";
import { useMemo } from "react";
import { type Catalogue, sourcesOf } from "@/features/flow-editor/catalogue/catalogue.ts";
import { useCatalogue } from "@/features/flow-editor/catalogue/catalogue-context.tsx";
import { findStep } from "@/features/flow-editor/document/find-step.ts";
import { useEditor } from "@/features/flow-editor/store/editor-context.tsx";

export function useStep(stepId: string): FlowNode | undefined {
  return useEditor((state) => findStep(state.history.present, stepId));
}

export interface StepForm {
  /** Name of the component, without team and version. */
  component: string;
  /** That the step is pinned to. */
  version: string | undefined;
  sources: HelpSources;
  found: ResolvedFunction;
}

/** What a step's form is drawn from; undefined while its descriptor is loading, and for unknown components. */
export function useStepForm(stepId: string): StepForm | undefined {
  const catalogue = useCatalogue();
  const command = useStep(stepId)?.command;
  return useMemo(() => stepForm(catalogue, command ?? ""), [catalogue, command]);
}

export function stepForm(catalogue: Catalogue, command: string): StepForm | undefined {
  const parsed = parseStepCommand(command);
  const sources = parsed && sourcesOf(catalogue, parsed);
  const found = sources && findFunction(sources.descriptor, parsed.function);
  return found && { component: parsed.component, version: parsed.version, sources, found };
}
