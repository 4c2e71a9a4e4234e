import type { ReactNode } from "react";
import { createStore } from "zustand/vanilla";
import type { Side } from "./place-tooltip.ts";

export interface Explained {
  /** What it explains. */
  anchor: Element;
  content: ReactNode;
  shortcut: string | undefined;
  side: Side;
}

/** Who rests on a control wants to know; who crosses it does not. */
const delayMs = 350;
/** Who goes on to the next control in this time has waited already. */
const goingOnMs = 300;
/** To travel from the control to its tooltip, whose text may be read or copied. */
const lingerMs = 120;

/** The one tooltip there is: hundreds of controls have one, a person reads one. */
export const tooltipStore = createStore<{ shown: Explained | undefined }>(() => ({ shown: undefined }));

let timer: ReturnType<typeof setTimeout> | undefined;
/** Under the pointer. It is asked once per visit: after a click there is quiet until the pointer comes again. */
let visited: Element | undefined;
let hiddenAt = Number.NEGATIVE_INFINITY;

export function visit(tooltip: Explained): void {
  if (visited === tooltip.anchor) return;
  visited = tooltip.anchor;
  clearTimeout(timer);
  const hasWaited = tooltipStore.getState().shown !== undefined || performance.now() - hiddenAt < goingOnMs;
  if (hasWaited) show(tooltip);
  else timer = setTimeout(show, delayMs, tooltip);
}

export function leave(): void {
  visited = undefined;
  clearTimeout(timer);
  timer = setTimeout(hide, lingerMs);
}

/** While the pointer is on the tooltip itself. */
export function stay(): void {
  clearTimeout(timer);
}

export function show(tooltip: Explained): void {
  clearTimeout(timer);
  if (tooltip.anchor.isConnected) tooltipStore.setState({ shown: tooltip });
}

export function hide(): void {
  clearTimeout(timer);
  if (tooltipStore.getState().shown === undefined) return;
  hiddenAt = performance.now();
  tooltipStore.setState({ shown: undefined });
}
