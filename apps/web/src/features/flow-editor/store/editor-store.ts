import { edgeId, type FlowDefinition } from "@millrace/flow";
import { createStore, type StoreApi } from "zustand/vanilla";
import type { Review } from "../../flow-compare/review.ts";
import type { EdgeEnds } from "../document/find-step.ts";
import type { Point } from "../document/step-geometry.ts";
import { type History, record, redo, startHistory, undo } from "./history.ts";

/** Where the step that is about to be chosen goes. */
export type PickerPlace =
  | { kind: "trigger" }
  | { kind: "after"; stepId: string; position?: Point }
  | { kind: "edge"; edge: EdgeEnds }
  | { kind: "free"; position?: Point }
  | { kind: "errors" }
  | { kind: "replace"; stepId: string };

export const panelTabs = ["set-up", "input", "test", "advanced", "live"] as const;
export type PanelTab = (typeof panelTabs)[number];

export interface EditorState {
  history: History<FlowDefinition>;
  /** Steps that Delete, Duplicate and the arrows act on. */
  selectedSteps: readonly string[];
  selectedNotes: readonly string[];
  selectedEdge: EdgeEnds | undefined;
  /** The step whose panel is open. */
  openStepId: string | undefined;
  panelTab: PanelTab;
  /** A field the panel should bring into view (a walk through the problems). */
  focusField: string | undefined;
  renamingStepId: string | undefined;
  picker: PickerPlace | undefined;
  /** A version, a comparison, or what is about to be published. */
  review: Review | undefined;
  /** The dialog of the flow's settings, and the field in it that a problem points at. */
  settings: { field?: string | undefined } | undefined;

  /** One undoable edit. `mergeKey`: see `History.merge`. */
  edit(change: (definition: FlowDefinition) => FlowDefinition, options?: { mergeKey?: string }): void;
  undo(): void;
  redo(): void;
  selectSteps(stepIds: readonly string[]): void;
  selectNotes(noteIds: readonly string[]): void;
  selectEdge(edge: EdgeEnds | undefined): void;
  openStep(stepId: string, where?: { tab?: PanelTab; field?: string | undefined }): void;
  closePanel(): void;
  setPanelTab(tab: PanelTab): void;
  startRenaming(stepId: string | undefined): void;
  openPicker(place: PickerPlace | undefined): void;
  openReview(review: Review | undefined): void;
  openSettings(settings: EditorState["settings"]): void;
}

export type EditorStore = StoreApi<EditorState>;

export function createEditorStore(definition: FlowDefinition): EditorStore {
  return createStore<EditorState>((set) => ({
    history: startHistory(definition),
    selectedSteps: [],
    selectedNotes: [],
    selectedEdge: undefined,
    openStepId: undefined,
    panelTab: "set-up",
    focusField: undefined,
    renamingStepId: undefined,
    picker: undefined,
    review: undefined,
    settings: undefined,

    edit: (change, options) =>
      set((state) => {
        const next = change(state.history.present);
        const history = record(state.history, { next, mergeKey: options?.mergeKey, at: Date.now() });
        return withoutDangling({ ...state, history });
      }),
    undo: () => set((state) => withoutDangling({ ...state, history: undo(state.history) })),
    redo: () => set((state) => withoutDangling({ ...state, history: redo(state.history) })),
    selectSteps: (selectedSteps) =>
      set((state) => (sameIds(state.selectedSteps, selectedSteps) ? state : { selectedSteps })),
    selectNotes: (selectedNotes) =>
      set((state) => (sameIds(state.selectedNotes, selectedNotes) ? state : { selectedNotes })),
    selectEdge: (selectedEdge) => set({ selectedEdge }),
    openStep: (openStepId, where) =>
      set((state) => ({
        openStepId,
        selectedSteps: [openStepId],
        selectedNotes: [],
        selectedEdge: undefined,
        panelTab: where?.tab ?? (state.openStepId === openStepId ? state.panelTab : "set-up"),
        focusField: where?.field,
      })),
    closePanel: () => set({ openStepId: undefined, focusField: undefined }),
    setPanelTab: (panelTab) => set({ panelTab, focusField: undefined }),
    startRenaming: (renamingStepId) => set({ renamingStepId }),
    openPicker: (picker) => set({ picker }),
    openReview: (review) => set({ review }),
    openSettings: (settings) => set({ settings }),
  }));
}

/** Selection and panel never point at a step or an edge that is gone. */
function withoutDangling(state: EditorState): EditorState {
  const { nodes, edges } = state.history.present.graph;
  const known = new Set(nodes.map((node) => node.id));
  const notes = new Set(state.history.present.notes?.map((note) => note.id));
  const { openStepId, renamingStepId, selectedEdge } = state;
  const edgeStays = selectedEdge && edges.some((edge) => edgeId(edge) === edgeId(selectedEdge));
  return {
    ...state,
    selectedSteps: state.selectedSteps.every((id) => known.has(id))
      ? state.selectedSteps
      : state.selectedSteps.filter((id) => known.has(id)),
    selectedNotes: state.selectedNotes.every((id) => notes.has(id))
      ? state.selectedNotes
      : state.selectedNotes.filter((id) => notes.has(id)),
    selectedEdge: edgeStays ? selectedEdge : undefined,
    openStepId: openStepId && known.has(openStepId) ? openStepId : undefined,
    renamingStepId: renamingStepId && known.has(renamingStepId) ? renamingStepId : undefined,
  };
}

function sameIds(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id, index) => id === b[index]);
}
