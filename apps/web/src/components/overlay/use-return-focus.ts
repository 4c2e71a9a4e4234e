"use client";

import { useRef } from "react";

/**
 * Where the focus of a dialog goes when it opens, and when it closes: back to what opened it, for which a `RememberOpener` stands in
 * the dialog. Radix does so only for dialogs with a trigger of their own; ours are opened by state. Spread `onContent` on its content.
 */
export function useReturnFocus(onOpenAutoFocus?: (event: Event) => void) {
  const opener = useRef<HTMLElement | null>(null);
  return {
    opener,
    onContent: {
      onOpenAutoFocus: (event: Event) => {
        onOpenAutoFocus?.(event);
        if (!event.defaultPrevented) focusWithin(event);
      },
      onCloseAutoFocus: (event: Event) => {
        event.preventDefault();
        opener.current?.focus();
      },
    },
  };
}

/** What a file is chosen with is out of sight: a button stands for it. */
const fields = "input:not([type=hidden], [type=file]), textarea, [role=combobox]";

/** The first thing to fill in; otherwise the dialog itself, and not the button that closes it, which only comes first. */
function focusWithin(event: Event): void {
  const { target } = event;
  if (!(target instanceof HTMLElement) || target.getAttribute("role") !== "dialog") return;
  event.preventDefault();
  (target.querySelector<HTMLElement>(`:is(${fields}):not(:disabled)`) ?? target).focus();
}
