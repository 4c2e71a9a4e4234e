"use client";

import { type FlowNode, findFunction, type HelpSources, parseStepCommand, type ResolvedFunction } from "@millrace/flow";
import { useMemo } from "react";
import { useCatalogue } from "@/features/flow-editor/catalogue/catalogue-context.tsx";
import { findStep } from "@/features/flow-editor/document/find-step.ts";
import { useEditor } from "@/features/flow-editor/store/editor-context.tsx";

export function useStep(stepId: string): FlowNode | undefined {
  return useEditor((state) => findStep(state.history.present, stepId));
}

export interface StepForm {
  /** Name of the component, without team and version. */
  component: string;
  sources: HelpSources;
  found: ResolvedFunction;
}

/** What a step's form is drawn from; undefined while its descriptor is loading, and for unknown components. */
export function useStepForm(stepId: string): StepForm | undefined {
  const catalogue = useCatalogue();
  const command = useStep(stepId)?.command;
  return useMemo(() => {
    const parsed = parseStepCommand(command ?? "");
    const sources = parsed && catalogue.details.get(parsed.component);
    const found = sources && findFunction(sources.descriptor, parsed.function);
    return found && { component: parsed.component, sources, found };
  }, [catalogue, command]);
}
