"use client";

import { useRef } from "react";

/**
 * Gives the focus back to whatever had it when a dialog opened. Radix does so only for dialogs with a trigger of their own; ours are
 * opened by state. Spread the result on a dialog's content.
 */
export function useReturnFocus(onOpenAutoFocus?: (event: Event) => void) {
  const opener = useRef<Element | null>(null);
  return {
    onOpenAutoFocus: (event: Event) => {
      opener.current = document.activeElement;
      onOpenAutoFocus?.(event);
    },
    onCloseAutoFocus: (event: Event) => {
      event.preventDefault();
      if (opener.current instanceof HTMLElement) opener.current.focus();
    },
  };
}
