"use client";

import { type RefObject, useEffect } from "react";
import { useEditor } from "@/features/flow-editor/store/editor-context.tsx";

/** Brings the field that a problem points at into view and into focus. */
export function useFocusField(container: RefObject<HTMLElement | null>, isDrawn: boolean): void {
  const field = useEditor((state) => state.focusField);
  useEffect(() => {
    if (!field || !isDrawn) return;
    const holder = container.current?.querySelector(`[data-field="${CSS.escape(field)}"]`);
    holder?.scrollIntoView({ block: "center" });
    holder
      ?.querySelector<HTMLElement>("input, textarea, select, [contenteditable=true], button")
      ?.focus({ preventScroll: true });
  }, [container, field, isDrawn]);
}
