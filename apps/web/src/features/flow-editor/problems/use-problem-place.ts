"use client";

import type { Problem } from "@millrace/flow";
import { findStep } from "../document/find-step.ts";
import { useEditorStore } from "../store/editor-context.tsx";
import { settingsFieldOf } from "./settings-field-of.ts";

/** Where a problem is, in words: the step, the connection, the settings, or the flow as a whole. */
export function useProblemPlace(): (problem: Problem) => string {
  const store = useEditorStore();
  return (problem) => {
    const definition = store.getState().history.present;
    const name = (stepId: string) => findStep(definition, stepId)?.name ?? stepId;
    const [source, target] = problem.edgeId?.split("->") ?? [];
    if (source && target) return `${name(source)} → ${name(target)}`;
    if (problem.stepId) return name(problem.stepId);
    return settingsFieldOf(problem) ? "Flow settings" : "Flow";
  };
}
