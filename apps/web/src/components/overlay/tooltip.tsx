"use client";

import {
  cloneElement,
  type DOMAttributes,
  type FocusEvent,
  type PointerEvent,
  type ReactElement,
  type ReactNode,
} from "react";
import type { Side } from "./place-tooltip.ts";
import { hide, leave, show, visit } from "./tooltip-store.ts";

export interface TooltipProps {
  /** Without content the child stands alone. */
  content: ReactNode;
  shortcut?: string | undefined;
  side?: Side;
  /** An element, or a component that hands these on to one. */
  children: ReactElement<Handlers>;
}

type Handlers = Pick<
  DOMAttributes<Element>,
  "onPointerMove" | "onPointerLeave" | "onPointerDown" | "onClick" | "onFocus" | "onBlur"
>;

/** Says to `TooltipLayer` when to explain its child; by itself it is no more than that, since hundreds of them are on a page. */
export function Tooltip({ content, shortcut, side = "bottom", children }: TooltipProps) {
  if (!content) return children;
  const at = (anchor: Element) => ({ anchor, content, shortcut, side });
  const own = children.props;
  return cloneElement(children, {
    // Not as it enters: what appears under a pointer that rests was not pointed at.
    onPointerMove: (event: PointerEvent) => {
      own.onPointerMove?.(event);
      if (event.pointerType !== "touch") visit(at(event.currentTarget));
    },
    onPointerLeave: (event: PointerEvent) => {
      own.onPointerLeave?.(event);
      leave();
    },
    onPointerDown: (event: PointerEvent) => {
      own.onPointerDown?.(event);
      hide();
    },
    onClick: (event) => {
      own.onClick?.(event);
      hide();
    },
    onFocus: (event: FocusEvent) => {
      own.onFocus?.(event);
      if (event.currentTarget.matches(":focus-visible")) show(at(event.currentTarget));
    },
    onBlur: (event: FocusEvent) => {
      own.onBlur?.(event);
      hide();
    },
  });
}
