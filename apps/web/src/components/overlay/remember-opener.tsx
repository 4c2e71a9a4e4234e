"use client";

import { type RefObject, useState } from "react";

/**
 * Notes what has the focus before something in the dialog takes it: a field with `autoFocus` does so before the dialog itself is told.
 * Stands within what is drawn while the dialog is open.
 */
export function RememberOpener({ opener }: { opener: RefObject<HTMLElement | null> }) {
  useState(() => {
    opener.current = openerOf(document.activeElement);
  });
  return null;
}

/** Of an item of a menu, which goes with it: the button that opened the menu. */
function openerOf(element: Element | null): HTMLElement | null {
  const menu = element?.closest("[role=menu]");
  if (menu) return openerOf(document.getElementById(menu.getAttribute("aria-labelledby") ?? ""));
  return element instanceof HTMLElement ? element : null;
}
