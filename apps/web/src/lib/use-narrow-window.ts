"use client";

import { useSyncExternalStore } from "react";

/** Narrower than a page and the open rail beside it need: a small window, or a page that is zoomed to twice its size. */
const query = "(width < 900px)";

export function useNarrowWindow(): boolean {
  return useSyncExternalStore(watch, () => matchMedia(query).matches, isNarrowOnServer);
}

function watch(onChange: () => void): () => void {
  const media = matchMedia(query);
  media.addEventListener("change", onChange);
  return () => media.removeEventListener("change", onChange);
}

const isNarrowOnServer = () => false;
