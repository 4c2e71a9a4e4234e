"use client";

import { flowDefinitionSchema } from "@millrace/flow";
import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { toast } from "@/components/feedback/toast.tsx";
import { readApiError } from "@/lib/api-error.ts";
import { useTRPC, useTRPCClient } from "@/lib/trpc.ts";
import { isSameDefinition } from "../document/same-definition.ts";
import type { EditorStore } from "../store/editor-store.ts";
import { adoptDraft } from "./adopt-draft.ts";
import type { DraftSaving } from "./use-autosave.ts";

const askEveryMs = 4_000;

/**
 * Shows what others save while the flow is open here. Only where nothing waits to be saved: with edits of one's own, saving them
 * asks whose stay. A hidden tab does not ask. Says as well when the flow is gone.
 */
export function useFollowDraft(store: EditorStore, saving: DraftSaving, { flowId }: { flowId: string }): void {
  const { autosave, status } = saving;
  const trpc = useTRPC();
  const client = useTRPCClient();
  const {
    data: head,
    dataUpdatedAt: askedAt,
    error,
  } = useQuery(
    trpc.draft.head.queryOptions(
      { flowId },
      {
        refetchInterval: (query) =>
          query.state.status === "error" && isDeleted(query.state.error) ? false : askEveryMs,
      },
    ),
  );
  const isGone = error !== null && isDeleted(error);
  useEffect(() => {
    if (isGone) autosave.gone();
  }, [isGone, autosave]);
  const isBehind = status.kind === "saved" && head !== undefined && head.revision > autosave.revision();

  useEffect(() => {
    if (!isBehind || askedAt === 0) return; // with each look again, until it succeeds
    const left = new AbortController();
    client.flow.get
      .query({ id: flowId }, { signal: left.signal })
      .then(({ draft }) => {
        // Also aborted by an edit made meanwhile.
        if (left.signal.aborted || draft.revision <= autosave.revision()) return;
        const definition = flowDefinitionSchema.parse(draft.definition);
        if (isSameDefinition(definition, store.getState().history.present)) return autosave.adopt(draft.revision);
        adoptDraft({ store, autosave }, { revision: draft.revision, definition });
        toast(`${draft.updatedBy ?? "Somebody"} changed this flow elsewhere`, {
          description: "You see the newest draft. Undo brings back what was here before.",
        });
      })
      .catch(() => {}); // the next look asks again
    return () => left.abort();
  }, [isBehind, askedAt, client, flowId, autosave, store]);
}

function isDeleted(error: unknown): boolean {
  return readApiError(error).code === "not_found";
}
