"use client";

import { useEffect } from "react";

const elsewhere = "input, textarea, select, [contenteditable=true], [role=dialog], [role=alertdialog], [role=menu]";

/** `/` searches, `N` makes a flow, unless somebody types or something floats above the list. */
export function useListKeys({ newFlow, search }: { newFlow(): void; search(): void }): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const target = event.target instanceof Element ? event.target : document.body;
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || target.closest(elsewhere)) return;
      if (document.querySelector("[role=dialog][data-state=open], [role=alertdialog]")) return;
      const act = { "/": search, n: newFlow, N: newFlow }[event.key];
      if (!act) return;
      event.preventDefault();
      act();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  });
}
