"use client";

import type { ComponentProps } from "react";
import { DropdownMenu, DropdownMenuContent, DropdownMenuTrigger } from "./dropdown-menu.tsx";
import type { ButtonOfMenu } from "./use-menu-button.ts";

export interface MenuAtButtonProps extends ComponentProps<typeof DropdownMenuContent> {
  menu: ButtonOfMenu;
}

/** The menu of a button that was there before it (`useMenuButton`). */
export function MenuAtButton({ menu, onFocus, ...rest }: MenuAtButtonProps) {
  return (
    <DropdownMenu open={menu.isOpen} onOpenChange={menu.onOpenChange}>
      {/* Lies where the button is and hands the focus on: to the menu it is what opened it. */}
      <DropdownMenuTrigger asChild>
        <span
          aria-hidden
          tabIndex={-1}
          onFocus={() => menu.ref.current?.focus()}
          className="pointer-events-none absolute inset-0"
        />
      </DropdownMenuTrigger>
      <DropdownMenuContent
        aria-labelledby={menu.id}
        onFocus={(event) => {
          onFocus?.(event);
          // The menu looks for the key that opened it, and was not there yet when it was pressed.
          if (event.target === event.currentTarget && menu.isByKey.current) focusFirstItem(event.currentTarget);
          menu.isByKey.current = false;
        }}
        {...rest}
      />
    </DropdownMenu>
  );
}

function focusFirstItem(content: HTMLElement): void {
  content.querySelector<HTMLElement>("[role^=menuitem]:not([data-disabled])")?.focus();
}
