"use client";

import { useQueryClient } from "@tanstack/react-query";
import { toast, toastError } from "@/components/feedback/toast.tsx";
import { useStepAct } from "@/features/canvas/canvas-view.tsx";
import { stepKind } from "@/features/flow-editor/catalogue/catalogue.ts";
import { useCatalogue } from "@/features/flow-editor/catalogue/catalogue-context.tsx";
import { findStep } from "@/features/flow-editor/document/find-step.ts";
import { useEditorStore } from "@/features/flow-editor/store/editor-context.tsx";
import { useFlowId } from "@/features/flow-editor/use-flow.ts";
import { useTRPC, useTRPCClient } from "@/lib/trpc.ts";
import { useTrialBegun } from "./use-trial-begun.ts";
import { useTrialEffect } from "./use-trial-effect.ts";

/** Gives the canvas its keys and menu entries for samples. Draws nothing. */
export function SampleActs() {
  const testStep = useTestStep();
  const togglePin = useTogglePin();
  useStepAct("test", (stepId) => void testStep(stepId));
  useStepAct("pin", (stepId) => void togglePin(stepId));
  return null;
}

/**
 * Opens the step's Test tab and tries it at once, or waits for its call. What writes to another system is only made ready: its button has
 * the focus then.
 */
function useTestStep(): (stepId: string) => Promise<void> {
  const store = useEditorStore();
  const client = useTRPCClient();
  const catalogue = useCatalogue();
  const effectOf = useTrialEffect();
  const begun = useTrialBegun();
  const id = useFlowId();
  return async (stepId) => {
    const definition = store.getState().history.present;
    const step = findStep(definition, stepId);
    const effect = effectOf(stepId);
    if (!effect || effect.writes) {
      store.getState().openStep(stepId, { tab: "test", field: "run" });
      return;
    }
    store.getState().openStep(stepId, { tab: "test" });
    const isWebhook = stepKind(catalogue, step?.command ?? "").function?.kind === "webhook";
    const begin = isWebhook ? client.sample.waitForCall : client.sample.run;
    try {
      await begun(stepId, await begin.mutate({ id, stepId, definition }));
    } catch (error) {
      toastError(`"${step?.name ?? stepId}" was not run`, error);
    }
  };
}

function useTogglePin(): (stepId: string) => Promise<void> {
  const client = useTRPCClient();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const id = useFlowId();
  return async (stepId) => {
    try {
      const { taken } = await queryClient.fetchQuery(trpc.sample.list.queryOptions({ id }));
      const isPinned = taken.find((sample) => sample.stepId === stepId)?.isPinned !== true;
      await client.sample.pin.mutate({ id, stepId, isPinned });
      await queryClient.invalidateQueries({ queryKey: trpc.sample.list.queryKey({ id }) });
      toast.success(isPinned ? "The sample is pinned" : "The sample is no longer pinned", {
        description: isPinned ? "Runs of the step do not replace it." : "The next run of the step replaces it.",
      });
    } catch (error) {
      toastError("The pin could not be changed", error);
    }
  };
}
