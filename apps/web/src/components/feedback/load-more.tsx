"use client";

import { useEffect, useEffectEvent, useRef } from "react";
import { Button } from "../ui/button.tsx";

export interface LoadMoreProps {
  /** "Older errors". */
  label: string;
  busy: boolean;
  /** Pages that are there already. */
  pages: number;
  onLoad(): void;
}

/** A list that shows only part of what it loads would never fill the screen: from here on a person decides. */
const mostPagesByItself = 5;

/** At the end of a list that has more: loads by itself when it comes into sight, and is a button for everybody else. */
export function LoadMore({ label, busy, pages, onLoad }: LoadMoreProps) {
  const end = useRef<HTMLDivElement>(null);
  const load = useEffectEvent(onLoad);
  useEffect(() => {
    if (busy || pages >= mostPagesByItself || !end.current) return;
    // Created anew after each page: an observer tells at once whether the end is still in sight.
    const observer = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) load();
    });
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [busy, pages]);
  return (
    <div ref={end} className="flex justify-center p-3">
      <Button size="sm" variant="ghost" busy={busy} onClick={onLoad}>
        {label}
      </Button>
    </div>
  );
}
