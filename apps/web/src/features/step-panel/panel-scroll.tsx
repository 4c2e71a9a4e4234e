"use client";

import { type ComponentProps, useCallback, useEffect, useRef } from "react";
import { useEditor } from "@/features/flow-editor/store/editor-context.tsx";
import { cn } from "@/lib/cn.ts";

interface PanelScrollProps extends ComponentProps<"div"> {
  /** The place whose scroll position is remembered while the page is open. */
  memoryKey: string;
}

const positions = new Map<string, number>();

/** The scrolling part of a panel: whoever comes back to a step goes on where they left it. */
export function PanelScroll({ memoryKey, className, children, ref, ...rest }: PanelScrollProps) {
  const scroller = useRef<HTMLDivElement | null>(null);
  const content = useRef<HTMLDivElement>(null);
  // A problem's field is brought into view instead.
  const isLed = useEditor((state) => state.focusField !== undefined);
  const isFree = useRef(isLed);
  isFree.current = isLed;
  useEffect(() => {
    const view = scroller.current;
    if (!view || !content.current) return;
    let wanted = isFree.current ? 0 : (positions.get(memoryKey) ?? 0);
    // Editors and choices come a little later: until there is enough to scroll, or somebody scrolls by hand, it is tried again.
    const restore = () => {
      if (wanted === 0) return;
      view.scrollTop = wanted;
      if (view.scrollTop >= wanted - 1) wanted = 0;
    };
    const give = () => {
      wanted = 0;
    };
    const note = () => {
      if (wanted === 0) positions.set(memoryKey, view.scrollTop);
    };
    const grown = new ResizeObserver(restore);
    grown.observe(content.current);
    restore();
    const ending = new AbortController();
    const { signal } = ending;
    for (const kind of ["wheel", "pointerdown", "keydown"])
      view.addEventListener(kind, give, { signal, passive: true });
    view.addEventListener("scroll", note, { signal, passive: true });
    return () => {
      ending.abort();
      grown.disconnect();
    };
  }, [memoryKey]);
  // The tab that it stands for holds the element as well.
  const hold = useCallback(
    (element: HTMLDivElement | null) => {
      scroller.current = element;
      if (typeof ref === "function") ref(element);
      else if (ref) ref.current = element;
    },
    [ref],
  );
  return (
    <div ref={hold} data-panel-scroll className={cn("overflow-y-auto [container-type:size]", className)} {...rest}>
      <div ref={content} className="min-h-full">
        {children}
      </div>
    </div>
  );
}
