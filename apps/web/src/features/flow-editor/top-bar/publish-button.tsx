"use client";

import { blocksPublishing, type FlowState } from "@millrace/flow";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Upload } from "lucide-react";
import { Button } from "@/components/ui/button.tsx";
import { toast, toastError } from "@/components/ui/toast.tsx";
import { Tooltip } from "@/components/ui/tooltip.tsx";
import { useFlowState } from "@/features/flow-live/live-context.tsx";
import { formatMany } from "@/lib/format-count.ts";
import { useTRPC } from "@/lib/trpc.ts";
import { useSaving } from "../autosave/saving-context.tsx";
import { useProblemStore } from "../problems/problem-context.tsx";
import { showProblem } from "../problems/show-problem.ts";
import { useEditor, useEditorStore } from "../store/editor-context.tsx";
import { useFlow, useFlowId } from "../use-flow.ts";
import { useHasUnpublishedChanges } from "./use-unpublished-changes.ts";

/** Makes the draft the next version. With problems it leads to the first one instead. */
export function PublishButton() {
  const publish = usePublish();
  const isEmpty = useEditor((state) => state.history.present.graph.nodes.length === 0);
  const isPublished = useFlow()?.publishedVersion !== undefined;
  const hasChanges = useHasUnpublishedChanges();
  const isCurrent = isPublished && !hasChanges;
  const hint = isEmpty ? "Add a trigger first" : isCurrent ? "The draft equals the published version" : undefined;
  return (
    <Tooltip content={hint}>
      {/* aria-disabled keeps the button in the order of focus, so that its hint can be read */}
      <Button
        variant={isPublished && isCurrent ? "secondary" : isPublished ? "secondary" : "primary"}
        aria-disabled={hint !== undefined || undefined}
        busy={publish.isPending}
        onClick={() => hint === undefined && publish.run()}
      >
        <Upload aria-hidden />
        Publish
      </Button>
    </Tooltip>
  );
}

const takesOver = "The running flow takes it over; nothing is lost.";

const whenItWorks: Record<FlowState, string> = {
  inactive: "Start it when you are ready.",
  starting: takesOver,
  running: takesOver,
  sleeping: "The flow wakes up with it.",
  suspending: "It works when the flow is resumed.",
  suspended: "It works when the flow is resumed.",
  stopping: "It works when the flow is started again.",
};

function usePublish() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const editor = useEditorStore();
  const problemStore = useProblemStore();
  const { autosave } = useSaving();
  const id = useFlowId();
  const state = useFlowState();
  const mutation = useMutation(
    trpc.flow.publish.mutationOptions({
      onSuccess: async ({ version }) => {
        await queryClient.invalidateQueries({ queryKey: trpc.flow.pathKey() });
        toast.success(`Version ${version} is published`, { description: whenItWorks[state] });
      },
      onError: (error) => toastError("The flow could not be published", error),
    }),
  );
  const run = async () => {
    const { problems } = problemStore.getState();
    const first = problems.find((problem) => problem.severity === "error");
    if (first && blocksPublishing(problems)) {
      toast.error(`${formatMany(problems.length, "problem")} to mend before publishing`, {
        description: first.message,
      });
      showProblem(editor, first);
      return;
    }
    const isStored = await autosave.flush();
    if (isStored) mutation.mutate({ id });
    else toast.error("The draft is not saved yet", { description: "Publishing needs the newest draft on the server." });
  };
  return { run, isPending: mutation.isPending };
}
