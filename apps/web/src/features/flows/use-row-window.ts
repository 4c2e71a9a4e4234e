"use client";

import { type RefObject, useEffect, useState } from "react";
import { flushSync } from "react-dom";
import { rowsInSight, scrollToRow } from "./rows-in-sight.ts";

interface Options {
  count: number;
  rowHeightPx: number;
  /** Of the head, which stays on top. */
  headPx: number;
  /** What scrolls. */
  scroller: RefObject<HTMLElement | null>;
}

interface RowWindow {
  first: number;
  end: number;
  /** Brings a row into sight. */
  show(index: number): void;
}

const spare = 6;
/** Drawn before what scrolls could be asked: as many as a large window shows. */
const atFirst = 40;

/** Which rows of a long list are drawn. Of its own, because all rows are equally high: what measures them weighs 10 kB. */
export function useRowWindow({ count, rowHeightPx, headPx, scroller }: Options): RowWindow {
  const [range, setRange] = useState({ first: 0, end: atFirst });
  // Not in the layout phase: what scrolls stands around the table, and its reference is set only after the table's own effects.
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const look = () => {
      const next = rowsInSight(sightOf(element), { count, rowHeightPx, spare });
      setRange((known) => (known.first === next.first && Math.min(known.end, count) === next.end ? known : next));
    };
    // Before the next frame is drawn: no gap is seen, and who scrolls to a row by key can focus it then.
    const follow = () => flushSync(look);
    element.addEventListener("scroll", follow, { passive: true });
    // Looks at once, too, and then without asking for a layout before its time.
    const sizes = new ResizeObserver(look);
    sizes.observe(element);
    return () => {
      element.removeEventListener("scroll", follow);
      sizes.disconnect();
    };
  }, [scroller, count, rowHeightPx]);
  return {
    first: Math.min(range.first, count),
    end: Math.min(range.end, count),
    show: (index) => {
      const element = scroller.current;
      if (element) element.scrollTop = scrollToRow(index, { ...sightOf(element), rowHeightPx, headPx });
    },
  };
}

function sightOf({ scrollTop: top, clientHeight: height }: HTMLElement) {
  return { top, height };
}
