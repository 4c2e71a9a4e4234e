"use client";

import { createContext, type ReactNode, use, useEffect, useEffectEvent, useState } from "react";
import { useStore } from "zustand";
import { createStore, type StoreApi } from "zustand/vanilla";

/** Acts on a step that live in another part of the editor; their keys and menu entries are the canvas's. */
export type StepAct = "test" | "pin";

/** What a person wants to see of the canvas beside the document. */
export interface CanvasView {
  showsMinimap: boolean;
  /** What floats above it. */
  open: "palette" | "shortcuts" | undefined;
  /** The note whose text is being written. */
  writtenNoteId: string | undefined;
  /** True for a moment after a layout: cards glide to their new places. */
  isGliding: boolean;
  acts: ReadonlyMap<StepAct, (stepId: string) => void>;
  toggleMinimap(): void;
  show(open: CanvasView["open"]): void;
  writeNote(noteId: string | undefined): void;
  setGliding(isGliding: boolean): void;
  register(act: StepAct, run: (stepId: string) => void): () => void;
}

export type CanvasViewStore = StoreApi<CanvasView>;

const CanvasViewContext = createContext<CanvasViewStore | undefined>(undefined);

export function CanvasViewProvider({ children }: { children: ReactNode }) {
  const [store] = useState(createCanvasView);
  return <CanvasViewContext value={store}>{children}</CanvasViewContext>;
}

export function useCanvasViewStore(): CanvasViewStore {
  const store = use(CanvasViewContext);
  if (!store) throw new Error("useCanvasViewStore is used outside a CanvasViewProvider.");
  return store;
}

export function useCanvasView<T>(select: (view: CanvasView) => T): T {
  return useStore(useCanvasViewStore(), select);
}

/** Gives a key and a menu entry of the canvas (T tests a step, P pins its sample) what it does, while the caller is on the page. */
export function useStepAct(act: StepAct, run: (stepId: string) => void): void {
  const store = useCanvasViewStore();
  const newest = useEffectEvent(run);
  useEffect(() => store.getState().register(act, (stepId) => newest(stepId)), [store, act]);
}

const minimapKey = "millrace-minimap";

function createCanvasView(): CanvasViewStore {
  return createStore<CanvasView>((set, get) => ({
    showsMinimap: typeof localStorage !== "undefined" && localStorage.getItem(minimapKey) === "yes",
    open: undefined,
    writtenNoteId: undefined,
    isGliding: false,
    acts: new Map(),
    toggleMinimap: () => {
      const showsMinimap = !get().showsMinimap;
      localStorage.setItem(minimapKey, showsMinimap ? "yes" : "no");
      set({ showsMinimap });
    },
    show: (open) => set({ open }),
    writeNote: (writtenNoteId) => set({ writtenNoteId }),
    setGliding: (isGliding) => set({ isGliding }),
    register: (act, run) => {
      set(({ acts }) => ({ acts: new Map(acts).set(act, run) }));
      return () =>
        set(({ acts }) => ({ acts: new Map([...acts].filter(([name, known]) => name !== act || known !== run)) }));
    },
  }));
}
