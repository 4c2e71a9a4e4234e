"use client";

import { type DragEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { cn } from "@/lib/cn.ts";
import { useInsertTarget } from "./insert-target.tsx";
import { pathType } from "./path-drag.ts";

/**
 * A field that holds a fixed value takes a path that is dropped on it, or clicked in the tree while the field is the one that was
 * used last. Expressions take it by themselves, at the cursor.
 */
export function PathDrop({ onDrop, children }: { onDrop(path: string): void; children: ReactNode }) {
  const [isOver, setOver] = useState(false);
  const { setTarget, forget } = useInsertTarget();
  const own = useRef<(path: string) => void>(undefined);
  const latest = useRef(onDrop);
  latest.current = onDrop;
  useEffect(() => () => forget(own.current), [forget]);
  const focus = () => {
    own.current = (path) => latest.current(path);
    setTarget(own.current);
  };
  const over = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes(pathType)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "copy";
    setOver(true);
  };
  const drop = (event: DragEvent) => {
    setOver(false);
    const path = event.dataTransfer.getData(pathType);
    if (!path) return;
    event.preventDefault();
    onDrop(path);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dragging has its equal in the tree's keys
    <div
      onDragOver={over}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      onFocus={focus}
      className={cn("rounded-control", isOver && "outline-2 outline-accent outline-offset-2")}
    >
      {children}
    </div>
  );
}
