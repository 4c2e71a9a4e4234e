"use client";

import { createContext, type ReactNode, use, useState } from "react";
import { useStore } from "zustand";
import { createStore, type StoreApi } from "zustand/vanilla";
import type { EdgeEnds } from "@/features/flow-editor/document/find-step.ts";
import { useEditor } from "@/features/flow-editor/store/editor-context.tsx";
import { alwaysInFullUpTo } from "./card-detail.ts";
import { useDetailInSight } from "./use-detail-in-sight.ts";

export interface CardDetail {
  isNear: boolean;
  /** Whether the small words of a card can be read. */
  isReadable: boolean;
  /** Ids of the steps whose cards are drawn in full. */
  inFull: ReadonlySet<string>;
  /** The card that has the focus: whoever hears it read wants all of it. */
  focused: string | undefined;
}

export type CardDetailStore = StoreApi<CardDetail>;

/** Where nobody watches what is in sight, everything is drawn in full. */
const unwatched = createStore<CardDetail | undefined>(() => undefined);
const CardDetailContext =
  createContext<Pick<StoreApi<CardDetail | undefined>, "getState" | "getInitialState" | "subscribe">>(unwatched);

/** For one canvas: which of its cards are drawn with all they have, and which with icon and name alone. */
export function CardDetailProvider({ children }: { children: ReactNode }) {
  const [store] = useState(() =>
    createStore<CardDetail>(() => ({ isNear: false, isReadable: true, inFull: new Set(), focused: undefined })),
  );
  useDetailInSight(store);
  return <CardDetailContext value={store}>{children}</CardDetailContext>;
}

/** Whether a step's card shows all it has. */
export function useInFull(stepId: string): boolean {
  const isSmall = useIsSmall();
  return useStore(use(CardDetailContext), (detail) => isSmall || shows(detail, stepId));
}

/** Whether words of the smallest size can be read, or signs have to say the same. */
export function useReadable(): boolean {
  return useStore(use(CardDetailContext), (detail) => detail === undefined || detail.isReadable);
}

/** A connection shows all it has beside a card that does. */
export function useConnectionInFull({ source, target }: EdgeEnds): boolean {
  const isSmall = useIsSmall();
  return useStore(use(CardDetailContext), (detail) => isSmall || shows(detail, source) || shows(detail, target));
}

function shows(detail: CardDetail | undefined, stepId: string): boolean {
  return detail === undefined || detail.focused === stepId || detail.inFull.has(stepId);
}

function useIsSmall(): boolean {
  return useEditor(({ history }) => history.present.graph.nodes.length <= alwaysInFullUpTo);
}
