"use client";

import { ViewportPortal } from "@xyflow/react";

/**
 * The dotted ground, part of what the camera moves: pushing the canvas about then moves what is drawn already. Also what makes one
 * picture of all cards: above a ground that covers them the browser need not ask which of them to draw together.
 */
export function CanvasGround() {
  return (
    <ViewportPortal>
      <div aria-hidden className="canvas-ground" />
    </ViewportPortal>
  );
}
