"use client";

import type { FunctionRole } from "@millrace/flow";
import { useQueryClient } from "@tanstack/react-query";
import { stepKind } from "@/features/flow-editor/catalogue/catalogue.ts";
import { useCatalogue } from "@/features/flow-editor/catalogue/catalogue-context.tsx";
import { fetchDescriptor } from "@/features/flow-editor/catalogue/fetch-descriptor.ts";
import { useCredentials } from "@/features/flow-editor/catalogue/use-credentials.ts";
import { useEditor, useEditorStore } from "@/features/flow-editor/store/editor-context.tsx";
import type { PickerPlace } from "@/features/flow-editor/store/editor-store.ts";
import { useTRPC } from "@/lib/trpc.ts";
import { placeChoice } from "./place-choice.ts";
import { rememberChoice } from "./recent-choices.ts";
import { choiceCommand, type FunctionChoice } from "./search-functions.ts";
import { StepPicker } from "./step-picker.tsx";

/** Opens the picker where the editor asks for it, and puts the chosen step into the document. */
export function PickerHost() {
  const store = useEditorStore();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const catalogue = useCatalogue();
  const credentials = useCredentials();
  const place = useEditor((state) => state.picker);
  const hasTrigger = useEditor((state) =>
    state.history.present.graph.nodes.some((node) => stepKind(catalogue, node.command).role === "trigger"),
  );
  const replaced = useEditor((state) =>
    place?.kind === "replace" ? state.history.present.graph.nodes.find((node) => node.id === place.stepId) : undefined,
  );
  if (!place) return null;
  const wantsAction = hasTrigger || place.kind === "errors";
  const role = replaced ? stepKind(catalogue, replaced.command).role : wantsAction ? "action" : "trigger";

  const choose = async (choice: FunctionChoice) => {
    const descriptor = await fetchDescriptor(queryClient, { trpc, name: choice.component.name });
    const { edit, openStep, openPicker, history, picker } = store.getState();
    if (picker !== place) return; // closed, or chosen from already, while the descriptor was on its way
    rememberChoice(choiceCommand(choice));
    const chosen = {
      choice,
      place: feedTrigger(place, role),
      descriptor,
      credentials: credentials ?? [],
      replacedTitle: replaced && stepKind(catalogue, replaced.command).function?.title,
    };
    const placed = placeChoice(history.present, chosen);
    // In one go: the picker closes onto the panel of the new step, never onto that of the one before.
    openPicker(undefined);
    edit(() => placed.definition);
    openStep(placed.stepId);
  };
  const title = place.kind === "errors" ? "What is to be done with errors?" : undefined;
  return (
    <StepPicker role={role} title={title} onChoose={choose} onClose={() => store.getState().openPicker(undefined)} />
  );
}

/** A trigger is fed by nothing, wherever the picker was opened. */
function feedTrigger(place: PickerPlace, role: FunctionRole): PickerPlace {
  return role === "trigger" && place.kind !== "replace" ? { kind: "trigger" } : place;
}
