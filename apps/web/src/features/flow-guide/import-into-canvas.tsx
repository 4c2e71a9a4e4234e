"use client";

import { type ImportedFlow, parseStepCommand } from "@millrace/flow";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useCredentials } from "@/features/flow-editor/catalogue/use-credentials.ts";
import { placeSteps } from "@/features/flow-editor/document/tidy-steps.ts";
import { useEditorStore } from "@/features/flow-editor/store/editor-context.tsx";
import { useFlowId } from "@/features/flow-editor/use-flow.ts";
import { importGuide } from "@/features/flow-import/import-choice.ts";
import { ImportDialog } from "@/features/flow-import/import-dialog.tsx";
import { useTRPC } from "@/lib/trpc.ts";

/** Draws an imported flow into the open one, which is still empty: one edit that can be undone. */
export function ImportIntoCanvas({ onClose }: { onClose(): void }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const id = useFlowId();
  const store = useEditorStore();
  const credentials = useCredentials() ?? [];
  const setGuide = useMutation(
    trpc.flow.setGuide.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: trpc.flow.get.queryKey({ id }) }),
    }),
  );
  const take = (flow: ImportedFlow) => {
    const { name: _name, tags: _tags, ...definition } = flow.file;
    // Files name credentials, drafts hold their ids.
    const nodes = definition.graph.nodes.map((node) => {
      const component = parseStepCommand(node.command)?.component;
      const found = credentials.find((each) => each.name === node.credential && each.component === component);
      return found ? { ...node, credential: found.id } : node;
    });
    store.getState().edit(() => placeSteps({ ...definition, graph: { ...definition.graph, nodes } }));
    setGuide.mutate({ id, guide: importGuide(flow) });
    onClose();
  };
  return <ImportDialog onTake={take} onClose={onClose} />;
}
