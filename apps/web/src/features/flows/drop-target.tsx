"use client";

import { Upload } from "lucide-react";
import { type DragEvent, type ReactNode, useRef, useState } from "react";

/** The whole page takes a file that is dropped on it. */
export function DropTarget({ onFile, children }: { onFile(file: File): void; children: ReactNode }) {
  const [isOver, setOver] = useState(false);
  // Entering a child leaves its parent: only the count of both tells when the pointer is gone.
  const depth = useRef(0);
  const hasFile = (event: DragEvent) => event.dataTransfer.types.includes("Files");
  const move = (event: DragEvent, by: 1 | -1) => {
    if (!hasFile(event)) return;
    depth.current += by;
    setOver(depth.current > 0);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut of the Import button, which keys can reach
    <div
      className="relative flex min-h-0 min-w-0 flex-1 flex-col"
      onDragEnter={(event) => move(event, 1)}
      onDragLeave={(event) => move(event, -1)}
      onDragOver={(event) => hasFile(event) && event.preventDefault()}
      onDrop={(event) => {
        depth.current = 0;
        setOver(false);
        const [file] = event.dataTransfer.files;
        if (!file) return;
        event.preventDefault();
        onFile(file);
      }}
    >
      {children}
      {isOver && (
        <div className="pointer-events-none absolute inset-2 z-30 grid place-items-center rounded-card border-2 border-accent border-dashed bg-accent-soft/90 text-accent-text">
          <p className="flex items-center gap-2 font-medium text-lg">
            <Upload aria-hidden className="size-5" />
            Drop a flow file to import it
          </p>
        </div>
      )}
    </div>
  );
}
