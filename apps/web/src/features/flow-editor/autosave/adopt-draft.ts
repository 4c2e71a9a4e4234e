import { type FlowDefinition, flowDefinitionSchema } from "@millrace/flow";
import { placeSteps } from "../document/tidy-steps.ts";
import type { EditorStore } from "../store/editor-store.ts";
import type { Autosave } from "./autosave.ts";

interface Adoption {
  store: EditorStore;
  autosave: Autosave;
}

/** Goes on from a draft that somebody else saved. As an edit: Undo brings back what was here. */
export function adoptDraft(
  { store, autosave }: Adoption,
  { revision, definition }: { revision: number; definition: FlowDefinition },
): void {
  store.getState().edit(() => placeSteps(flowDefinitionSchema.parse(definition)));
  autosave.adopt(revision);
}
