"use client";

import { useEffect, useId, useLayoutEffect, useRef } from "react";
import { createPortal } from "react-dom";
import { Kbd } from "../ui/kbd.tsx";
import { placeTooltip } from "./place-tooltip.ts";
import { type Explained, hide, leave, stay } from "./tooltip-store.ts";

/** The tooltip itself, at the end of the page, beside what it explains. */
export function ShownTooltip({ anchor, content, shortcut, side }: Explained) {
  const id = useId();
  const ref = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const { left, top } = placeTooltip(anchor.getBoundingClientRect(), {
      size: { width: element.offsetWidth, height: element.offsetHeight },
      side,
      window: { width: window.innerWidth, height: window.innerHeight },
    });
    element.style.translate = `${left}px ${top}px`;
  });
  useLayoutEffect(() => describe(anchor, id), [anchor, id]);
  useEffect(() => hideWhenItsTimeIsOver(anchor), [anchor]);
  return createPortal(
    <div
      ref={ref}
      id={id}
      role="tooltip"
      onPointerEnter={stay}
      onPointerLeave={leave}
      className="fixed top-0 left-0 z-50 flex w-max max-w-xs animate-fade items-center gap-2 rounded-control border bg-raised px-2 py-1 text-ink text-xs shadow-float"
    >
      {content}
      {shortcut && <Kbd>{shortcut}</Kbd>}
    </div>,
    document.body,
  );
}

/** For those who hear the page; what described the control before goes on doing so. */
function describe(anchor: Element, id: string): () => void {
  const before = anchor.getAttribute("aria-describedby");
  anchor.setAttribute("aria-describedby", before ? `${before} ${id}` : id);
  return () => {
    if (before) anchor.setAttribute("aria-describedby", before);
    else anchor.removeAttribute("aria-describedby");
  };
}

/** With Escape, with its control, and when that is scrolled away from under it. */
function hideWhenItsTimeIsOver(anchor: Element): () => void {
  const listening = new AbortController();
  const options = { capture: true, passive: true, signal: listening.signal };
  window.addEventListener("keydown", ({ key }) => key === "Escape" && hide(), options);
  window.addEventListener(
    "scroll",
    ({ target }) => target instanceof Node && target.contains(anchor) && hide(),
    options,
  );
  const changes = new MutationObserver(() => !anchor.isConnected && hide());
  changes.observe(document.body, { childList: true, subtree: true });
  return () => {
    listening.abort();
    changes.disconnect();
  };
}
