"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useSaving } from "@/features/flow-editor/autosave/saving-context.tsx";
import { useFlow, useFlowId } from "@/features/flow-editor/use-flow.ts";
import { useTRPC } from "@/lib/trpc.ts";

/** The flow's webhook address. The server knows it once the draft with the webhook trigger is saved: asks again then. */
export function useWebhookUrl(): string | undefined {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const id = useFlowId();
  const url = useFlow()?.webhookUrl;
  const isSaved = useSaving().status.kind === "saved";
  useEffect(() => {
    if (!url && isSaved) void queryClient.invalidateQueries({ queryKey: trpc.flow.get.queryKey({ id }) });
  }, [url, isSaved, queryClient, trpc, id]);
  return url;
}
