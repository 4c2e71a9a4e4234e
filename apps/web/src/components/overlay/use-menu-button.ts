"use client";

import { type KeyboardEvent, type PointerEvent, type RefObject, useId, useRef, useState } from "react";

export interface ButtonOfMenu {
  isOpen: boolean;
  onOpenChange(isOpen: boolean): void;
  id: string;
  ref: RefObject<HTMLButtonElement | null>;
  /** Whether a key opened it: then its first item has the focus. */
  isByKey: RefObject<boolean>;
}

const openingKeys = new Set(["Enter", " ", "ArrowDown"]);

/**
 * A button whose menu is drawn, and what menus are made of fetched, when somebody wants it. Spread `button` on the button; beside it, in
 * something `relative`, draw a `MenuAtButton` with `menu` once `isWanted`.
 *
 * @param fetchMenu imports the menu; called as soon as the button is pointed at or has the focus
 */
export function useMenuButton(fetchMenu: () => Promise<unknown>) {
  const id = useId();
  const ref = useRef<HTMLButtonElement>(null);
  const isByKey = useRef(false);
  const [isWanted, setWanted] = useState(false);
  const [isOpen, setOpen] = useState(false);
  const open = ({ byKey }: { byKey: boolean }) => {
    isByKey.current = byKey;
    setWanted(true);
    setOpen(true);
  };
  // Whether it could be fetched shows when it is opened.
  const fetchAhead = () => void fetchMenu().catch(() => {});
  const button = {
    ref,
    id,
    "aria-haspopup": "menu",
    "aria-expanded": isOpen,
    "data-state": isOpen ? "open" : "closed",
    onPointerEnter: fetchAhead,
    onFocus: fetchAhead,
    onPointerDown: (event: PointerEvent) => {
      if (event.button !== 0 || event.ctrlKey) return;
      open({ byKey: false });
      event.preventDefault(); // the menu takes the focus
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (!openingKeys.has(event.key)) return;
      open({ byKey: true });
      event.preventDefault();
    },
  } as const;
  const menu: ButtonOfMenu = { isOpen, onOpenChange: setOpen, id, ref, isByKey };
  return { button, menu, isWanted };
}
