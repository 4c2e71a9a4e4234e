"use client";

import { useLayoutEffect, useRef } from "react";
import { ScrollRegion } from "@/components/ui/scroll-region.tsx";

/** The last lines stay in sight unless somebody scrolled up to read. */
export function BuildLogView({ log }: { log: string }) {
  const box = useRef<HTMLElement>(null);
  const follows = useRef(true);
  useLayoutEffect(() => {
    if (log !== "" && follows.current && box.current) box.current.scrollTop = box.current.scrollHeight;
  }, [log]);
  return (
    <ScrollRegion
      ref={box}
      role="log"
      aria-label="What the build says"
      onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
        follows.current = scrollHeight - scrollTop - clientHeight < 24;
      }}
      className="h-[min(56vh,520px)] overflow-auto whitespace-pre-wrap break-words rounded-card border bg-sunken p-3 font-mono text-xs leading-5"
    >
      {log || "…"}
    </ScrollRegion>
  );
}
