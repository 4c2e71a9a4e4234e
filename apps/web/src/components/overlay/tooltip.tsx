"use client";

import { Slot } from "radix-ui";
import type { FocusEvent, PointerEvent, ReactNode } from "react";
import type { Side } from "./place-tooltip.ts";
import { hide, leave, show, visit } from "./tooltip-store.ts";

export interface TooltipProps {
  /** Without content the child stands alone. */
  content: ReactNode;
  shortcut?: string | undefined;
  side?: Side;
  children: ReactNode;
}

/** Says to `TooltipLayer` when to explain its child; by itself it is no more than that, since hundreds of them are on a page. */
export function Tooltip({ content, shortcut, side = "bottom", children }: TooltipProps) {
  if (!content) return children;
  const at = (anchor: Element) => ({ anchor, content, shortcut, side });
  return (
    <Slot.Root
      // Not as it enters: what appears under a pointer that rests was not pointed at.
      onPointerMove={({ currentTarget, pointerType }: PointerEvent) => {
        if (pointerType !== "touch") visit(at(currentTarget));
      }}
      onPointerLeave={leave}
      onPointerDown={hide}
      onClick={hide}
      onFocus={({ currentTarget }: FocusEvent) => {
        if (currentTarget.matches(":focus-visible")) show(at(currentTarget));
      }}
      onBlur={hide}
    >
      {children}
    </Slot.Root>
  );
}
