"use client";

import { flowDefinitionSchema } from "@millrace/flow";
import { useQueryClient } from "@tanstack/react-query";
import { toast, toastError } from "@/components/feedback/toast.tsx";
import { placeSteps } from "@/features/flow-editor/document/tidy-steps.ts";
import { useEditorStore } from "@/features/flow-editor/store/editor-context.tsx";
import { useFlowId } from "@/features/flow-editor/use-flow.ts";
import { useTRPC } from "@/lib/trpc.ts";

/** Makes the draft what a version was. An edit like any other: undone like one, saved like one, in conflict like one. */
export function useRestoreVersion(): (version: number) => Promise<void> {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const store = useEditorStore();
  const id = useFlowId();
  return async (version) => {
    try {
      const { definition } = await queryClient.fetchQuery(trpc.flow.version.queryOptions({ id, version }));
      store.getState().edit(() => placeSteps(flowDefinitionSchema.parse(definition)));
    } catch (error) {
      toastError(`Version ${version} could not be restored`, error);
      return;
    }
    toast.success(`The draft is version ${version} again`, { description: "Undo brings back what was there." });
  };
}
