"use client";

import dynamic from "next/dynamic";
import { useStore } from "zustand";
import { tooltipStore } from "./tooltip-store.ts";

const ShownTooltip = dynamic(async () => (await import("./shown-tooltip.tsx")).ShownTooltip, { ssr: false });

/** Where the tooltip appears, whichever control it is of. */
export function TooltipLayer() {
  const shown = useStore(tooltipStore, (store) => store.shown);
  return shown && <ShownTooltip {...shown} />;
}
