"use client";

import { findStep } from "./document/find-step.ts";
import { useEditor } from "./store/editor-context.tsx";

/** How people call a step of the open flow; its id when the draft has no such step. */
export function useStepName(stepId: string | undefined): string | undefined {
  return useEditor((state) => stepId && (findStep(state.history.present, stepId)?.name ?? stepId)) || undefined;
}
