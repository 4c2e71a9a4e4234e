"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast, toastError } from "@/components/feedback/toast.tsx";
import { useTRPC, useTRPCClient } from "@/lib/trpc.ts";
import { forgetEdits } from "./autosave/kept-edits.ts";
import { useEditorStore } from "./store/editor-context.tsx";
import { useFlow, useFlowId } from "./use-flow.ts";

/** Makes a flow of what is drawn here, when the one it belonged to is gone, and goes on there. */
export function useKeepAsNewFlow(): { keep(): void; isPending: boolean } {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const router = useRouter();
  const store = useEditorStore();
  const goneId = useFlowId();
  const name = useFlow()?.name ?? "Kept flow";
  const [isPending, setPending] = useState(false);

  const keep = async () => {
    setPending(true);
    try {
      const { id } = await client.flow.create.mutate({ name });
      const { revision } = await client.draft.head.query({ flowId: id });
      await client.draft.save.mutate({ flowId: id, revision, definition: store.getState().history.present });
      forgetEdits(goneId, { ofAnyTab: true });
      await queryClient.invalidateQueries({ queryKey: trpc.flow.list.queryKey() });
      toast.success(`"${name}" is kept`, { description: "It is a new flow, a draft: publish it when you are ready." });
      router.push(`/flows/${id}`);
    } catch (error) {
      setPending(false);
      toastError("What you see could not be kept", error);
    }
  };
  return { keep: () => void keep(), isPending };
}
