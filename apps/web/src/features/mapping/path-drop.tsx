"use client";

import { type DragEvent, type ReactNode, useState } from "react";
import { cn } from "@/lib/cn.ts";
import { pathType } from "./path-drag.ts";

/** A field that holds a fixed value takes a path that is dropped on it. Expressions take it by themselves, where it is dropped. */
export function PathDrop({ onDrop, children }: { onDrop(path: string): void; children: ReactNode }) {
  const [isOver, setOver] = useState(false);
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
      className={cn("rounded-control", isOver && "outline-2 outline-accent outline-offset-2")}
    >
      {children}
    </div>
  );
}
