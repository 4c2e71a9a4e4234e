"use client";

import { useLayoutEffect, useRef } from "react";

/** The last lines stay in sight unless somebody scrolled up to read. */
export function BuildLogView({ log }: { log: string }) {
  const box = useRef<HTMLPreElement>(null);
  const follows = useRef(true);
  useLayoutEffect(() => {
    if (log !== "" && follows.current && box.current) box.current.scrollTop = box.current.scrollHeight;
  }, [log]);
  return (
    <pre
      ref={box}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
      tabIndex={0}
      role="log"
      aria-label="What the build says"
      onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
        follows.current = scrollHeight - scrollTop - clientHeight < 24;
      }}
      className="h-[min(56vh,520px)] overflow-auto whitespace-pre-wrap break-words rounded-card border bg-sunken p-3 font-mono text-xs leading-5"
    >
      {log || "…"}
    </pre>
  );
}
