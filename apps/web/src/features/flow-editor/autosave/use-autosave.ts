"use client";

import type { FlowDefinition } from "@millrace/flow";
import { flowDefinitionSchema } from "@millrace/flow";
import { useEffect, useState } from "react";
import { z } from "zod";
import { readApiError } from "@/lib/api-error.ts";
import { useTRPCClient } from "@/lib/trpc.ts";
import { isSameDefinition } from "../document/same-definition.ts";
import type { EditorStore } from "../store/editor-store.ts";
import { type Autosave, createAutosave, type SaveResult, type SaveStatus } from "./autosave.ts";

const otherSchema = z.object({ revision: z.number(), definition: flowDefinitionSchema });

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
  const [autosave] = useState(() =>
    createAutosave({
      revision,
      onStatus: setStatus,
      save: (draft) => saveDraft((wanted) => client.draft.save.mutate({ flowId, ...wanted }), draft),
    }),
  );

  useEffect(() => {
    const unsubscribe = store.subscribe((state, before) => {
      if (state.history.present !== before.history.present) autosave.changed(state.history.present);
    });
    const online = () => void autosave.flush();
    window.addEventListener("online", online);
    return () => {
      unsubscribe();
      window.removeEventListener("online", online);
      void autosave.flush();
    };
  }, [store, autosave]);

  const isStored = status.kind === "saved";
  useEffect(() => {
    if (isStored) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [isStored]);

  return { status, autosave };
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
    if (other) return { kind: "conflict", ...other };
    if (error.status === undefined || error.status >= 500) return { kind: "unreachable" };
    return { kind: "refused", message: error.message };
  }
}
