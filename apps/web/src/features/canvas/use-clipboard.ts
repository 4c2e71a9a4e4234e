"use client";

import { useEffect } from "react";
import type { CanvasReach } from "./canvas-commands.ts";
import { copySelection, deleteSelected, pasteText } from "./clipboard.ts";
import { isForCanvas } from "./is-for-canvas.ts";

/**
 * Copy, cut and paste by the browser's own events: they need no permission and hand over the system's clipboard. Where nothing has
 * the focus, such an event comes from wherever the last click left the caret: what has the focus says what is meant.
 */
export function useClipboard(reach: CanvasReach): void {
  useEffect(() => {
    const take = (event: ClipboardEvent, isCut: boolean) => {
      if (!isForCanvas(document.activeElement) || window.getSelection()?.isCollapsed === false) return;
      const text = copySelection(reach.store);
      if (text === undefined) return;
      event.clipboardData?.setData("text/plain", text);
      event.preventDefault();
      if (isCut) deleteSelected(reach.store);
    };
    const copy = (event: ClipboardEvent) => take(event, false);
    const cut = (event: ClipboardEvent) => take(event, true);
    const paste = (event: ClipboardEvent) => {
      if (!isForCanvas(document.activeElement)) return;
      event.preventDefault();
      pasteText(reach, event.clipboardData?.getData("text/plain") ?? "");
    };
    document.addEventListener("copy", copy);
    document.addEventListener("cut", cut);
    document.addEventListener("paste", paste);
    return () => {
      document.removeEventListener("copy", copy);
      document.removeEventListener("cut", cut);
      document.removeEventListener("paste", paste);
    };
  }, [reach]);
}
