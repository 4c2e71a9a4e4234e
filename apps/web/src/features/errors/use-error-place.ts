"use client";

import { findStep } from "@/features/flow-editor/document/find-step.ts";
import { useDrawer } from "@/features/flow-editor/drawer/drawer-context.tsx";
import { useDefinition } from "@/features/flow-editor/store/editor-context.tsx";
import { useFlowState } from "@/features/flow-live/live-context.tsx";
import type { ErrorPlace } from "./error-place.ts";

/** What the open editor knows of its flow. */
export function useErrorPlace(): ErrorPlace {
  const drawer = useDrawer();
  const definition = useDefinition();
  return {
    flowState: useFlowState(),
    nameOf: (stepId) => findStep(definition, stepId)?.name ?? stepId,
    showExecution: (id) => drawer.getState().showExecution(id),
  };
}
