"use client";

import { useStore, ViewportPortal } from "@xyflow/react";
import { cn } from "@/lib/cn.ts";

/** From here on dots can be told from each other; below they would be a haze, and the dearest thing to draw at each step of a zoom. */
const dotsFrom = 0.3;

/**
 * The dotted ground, part of what the camera moves: pushing the canvas about then moves what is drawn already. Also what makes one
 * picture of all cards: above a ground that covers them the browser need not ask which of them to draw together.
 */
export function CanvasGround() {
  const hasDots = useStore(({ transform: [, , zoom] }) => zoom >= dotsFrom);
  return (
    <ViewportPortal>
      <div aria-hidden className={cn("canvas-ground", hasDots && "canvas-dots")} />
    </ViewportPortal>
  );
}
