"use client";

import { type KeyboardEvent, type PointerEvent, type ReactNode, useEffect, useState } from "react";
import { cn } from "@/lib/cn.ts";

export interface ResizablePanelProps {
  /** Which edge of the page it sits at; it is pulled at the opposite one. */
  side: "right" | "bottom";
  /** Name of the panel, also of its handle ("Resize step panel"), and the key its size is remembered under. */
  label: string;
  /** Sizes in pixels. */
  initialPx?: number;
  /** Of a panel at the right, at first, where the window is as wide as two editors. */
  widePx?: number;
  minPx?: number;
  maxPx?: number;
  className?: string;
  children: ReactNode;
}

const keyboardStepPx = 24;
const wideWindowPx = 1600;

/** A panel whose size a person sets by dragging or with the arrow keys; the browser remembers it. */
export function ResizablePanel({
  side,
  label,
  initialPx = 420,
  widePx = initialPx,
  minPx = 240,
  maxPx = 960,
  className,
  children,
}: ResizablePanelProps) {
  const storageKey = `millrace-panel-${label.toLowerCase().replaceAll(" ", "-")}`;
  const [sizePx, setSizePx] = useState(initialPx);
  const vertical = side === "right";
  const resize = (px: number) => setSizePx(Math.round(Math.min(maxPx, Math.max(minPx, px))));

  useEffect(() => {
    const remembered = Number(localStorage.getItem(storageKey));
    if (remembered) setSizePx(Math.min(maxPx, window.innerWidth * 0.6, Math.max(minPx, remembered)));
    else if (window.innerWidth >= wideWindowPx) setSizePx(widePx);
  }, [storageKey, minPx, maxPx, widePx]);

  const drag = (event: PointerEvent<HTMLDivElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    resize(vertical ? window.innerWidth - event.clientX : window.innerHeight - event.clientY);
  };
  const drop = () => localStorage.setItem(storageKey, String(sizePx));
  const press = (event: KeyboardEvent) => {
    const grow = vertical ? "ArrowLeft" : "ArrowUp";
    const shrink = vertical ? "ArrowRight" : "ArrowDown";
    if (event.key !== grow && event.key !== shrink) return;
    event.preventDefault();
    resize(sizePx + (event.key === grow ? keyboardStepPx : -keyboardStepPx));
  };

  return (
    <aside
      aria-label={label}
      style={vertical ? { width: sizePx } : { height: sizePx }}
      className={cn(
        "relative flex min-h-0 min-w-0 shrink-0 flex-col bg-surface",
        vertical ? "border-l" : "border-t",
        className,
      )}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: an <hr> cannot be dragged or focused */}
      <div
        role="separator"
        tabIndex={0}
        aria-label={`Resize ${label.toLowerCase()}`}
        aria-orientation={vertical ? "vertical" : "horizontal"}
        aria-valuenow={sizePx}
        aria-valuemin={minPx}
        aria-valuemax={maxPx}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={drag}
        onPointerUp={drop}
        onKeyDown={press}
        onKeyUp={drop}
        className={cn(
          "absolute z-20 touch-none transition-colors hover:bg-accent/40 focus-visible:bg-accent/60",
          vertical ? "inset-y-0 -left-1 w-2 cursor-col-resize" : "inset-x-0 -top-1 h-2 cursor-row-resize",
        )}
      />
      {children}
    </aside>
  );
}
