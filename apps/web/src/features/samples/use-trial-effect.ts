"use client";

import { findFunction, parseStepCommand } from "@millrace/flow";
import { useCallback } from "react";
import { sourcesOf } from "@/features/flow-editor/catalogue/catalogue.ts";
import { useCatalogue } from "@/features/flow-editor/catalogue/catalogue-context.tsx";
import { useCredentials } from "@/features/flow-editor/catalogue/use-credentials.ts";
import { findStep } from "@/features/flow-editor/document/find-step.ts";
import { useEditorStore } from "@/features/flow-editor/store/editor-context.tsx";
import { type TrialEffect, trialEffect } from "./trial-effect.ts";

/** Says of any step what trying it as it is drawn now does to the world; undefined while its component is not known. */
export function useTrialEffect(): (stepId: string) => TrialEffect | undefined {
  const store = useEditorStore();
  const catalogue = useCatalogue();
  const credentials = useCredentials();
  return useCallback(
    (stepId) => {
      const node = findStep(store.getState().history.present, stepId);
      const command = node && parseStepCommand(node.command);
      const sources = command && sourcesOf(catalogue, command);
      const found = sources && findFunction(sources.descriptor, command.function);
      if (!found) return undefined;
      const credential = credentials?.find(({ id }) => id === node.credential)?.name;
      return trialEffect({ component: command.component, title: sources.descriptor.title, found, node, credential });
    },
    [store, catalogue, credentials],
  );
}
