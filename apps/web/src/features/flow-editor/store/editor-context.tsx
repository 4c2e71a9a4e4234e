"use client";

import type { FlowDefinition } from "@millrace/flow";
import { createContext, type ReactNode, use } from "react";
import { useStore } from "zustand";
import type { EditorState, EditorStore } from "./editor-store.ts";

const EditorContext = createContext<EditorStore | undefined>(undefined);

export function EditorProvider({ store, children }: { store: EditorStore; children: ReactNode }) {
  return <EditorContext value={store}>{children}</EditorContext>;
}

/** The store itself, for handlers that read the state of the moment instead of subscribing to it. */
export function useEditorStore(): EditorStore {
  const store = use(EditorContext);
  if (!store) throw new Error("useEditorStore is used outside an EditorProvider.");
  return store;
}

/** Subscribes to a small part of the editor's state; the selector must return a stable value. */
export function useEditor<T>(select: (state: EditorState) => T): T {
  return useStore(useEditorStore(), select);
}

export function useDefinition(): FlowDefinition {
  return useEditor((state) => state.history.present);
}
