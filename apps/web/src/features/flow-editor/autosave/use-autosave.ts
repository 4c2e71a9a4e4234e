"use client";

import type { FlowDefinition } from "@millrace/flow";
import { flowDefinitionSchema } from "@millrace/flow";
import { useEffect, useState } from "react";
import { z } from "zod";
import { toast } from "@/components/feedback/toast.tsx";
import { readApiError } from "@/lib/api-error.ts";
import { useTRPCClient } from "@/lib/trpc.ts";
import { holdUnsavedWork } from "@/lib/unsaved-work.ts";
import { isSameDefinition } from "../document/same-definition.ts";
import type { EditorStore } from "../store/editor-store.ts";
import { type Autosave, createAutosave, type SaveResult, type SaveStatus } from "./autosave.ts";
import { forgetEdits, type KeptEdits, keepEdits, readKeptEdits } from "./kept-edits.ts";

const otherSchema = z.object({
  revision: z.number(),
  definition: flowDefinitionSchema,
  updatedBy: z.string().nullish(),
});

export interface DraftSaving {
  status: SaveStatus;
  autosave: Autosave;
}

/** Saves the document of the store as the draft of a flow, and tells how that goes. */
export function useAutosave(
  store: EditorStore,
  { flowId, revision }: { flowId: string; revision: number },
): DraftSaving {
  const client = useTRPCClient();
  const [status, setStatus] = useState<SaveStatus>({ kind: "saved" });
  const [kept] = useState(() => readKeptEdits(flowId));
  const [autosave] = useState(() =>
    createAutosave({
      // Edits of an earlier visit go on from where they started: when the draft moved on since, that is a conflict like any other.
      revision: kept && !isSameDefinition(kept.definition, store.getState().history.present) ? kept.revision : revision,
      onStatus: (next) => {
        if (next.kind === "saved") forgetEdits(flowId);
        setStatus(next);
      },
      save: (draft) => saveDraft((wanted) => client.draft.save.mutate({ flowId, ...wanted }), draft),
    }),
  );

  useEffect(() => {
    const unsubscribe = store.subscribe((state, before) => {
      const { present } = state.history;
      if (present === before.history.present) return;
      keepEdits(flowId, { revision: autosave.revision(), definition: present });
      autosave.changed(present);
    });
    restore(store, { flowId, kept });
    const online = () => void autosave.flush();
    window.addEventListener("online", online);
    // Who signed in again in another tab comes back to this one.
    window.addEventListener("focus", online);
    return () => {
      unsubscribe();
      window.removeEventListener("online", online);
      window.removeEventListener("focus", online);
      void autosave.flush();
    };
  }, [store, autosave, flowId, kept]);

  const isStored = status.kind === "saved";
  useEffect(() => {
    if (isStored) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    const release = holdUnsavedWork();
    return () => {
      window.removeEventListener("beforeunload", ask);
      release();
    };
  }, [isStored]);

  return { status, autosave };
}

/** Takes up what an earlier visit could not save: an edit like any other, so that it can be undone. */
function restore(store: EditorStore, { flowId, kept }: { flowId: string; kept: KeptEdits | undefined }): void {
  if (!kept) return;
  if (isSameDefinition(kept.definition, store.getState().history.present)) {
    forgetEdits(flowId, { ofAnyTab: true });
    return;
  }
  store.getState().edit(() => kept.definition);
  toast("Your last edits are back", { description: "They had not been saved when this page was left." });
}

async function saveDraft(
  send: (draft: { revision: number; definition: FlowDefinition }) => Promise<{ revision: number }>,
  draft: { revision: number; definition: FlowDefinition },
): Promise<SaveResult> {
  try {
    const { revision } = await send(draft);
    return { kind: "saved", revision };
  } catch (fault) {
    const error = readApiError(fault);
    const other = error.code === "stale_draft" ? otherSchema.safeParse(error.details).data : undefined;
    // Another visit of this page may have stored the very same edits a moment ago.
    if (other && isSameDefinition(other.definition, draft.definition))
      return { kind: "saved", revision: other.revision };
    if (other) return { kind: "conflict", ...other, updatedBy: other.updatedBy ?? undefined };
    if (error.code === "not_found") return { kind: "gone" };
    if (error.status === 401) return { kind: "signed-out" };
    if (error.status === undefined || error.status >= 500) return { kind: "unreachable" };
    return { kind: "refused", message: error.message };
  }
}
