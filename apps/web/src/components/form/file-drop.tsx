"use client";

import type { LucideIcon } from "lucide-react";
import { type ChangeEvent, type DragEvent, useRef } from "react";

interface FileDropProps {
  /** Names the file for who cannot see the box. */
  label: string;
  /** As of an `<input type="file">`. */
  accept: string;
  icon: LucideIcon;
  title: string;
  hint: string;
  onFile(file: File): void;
}

/** A file to be chosen or dropped. */
export function FileDrop({ label, accept, icon: Icon, title, hint, onFile }: FileDropProps) {
  const input = useRef<HTMLInputElement>(null);
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const [chosen] = event.target.files ?? [];
    event.target.value = ""; // the same file may be chosen again after it was mended
    if (chosen) onFile(chosen);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    event.stopPropagation(); // the page below may take files, too
    const [dropped] = event.dataTransfer.files;
    if (dropped) onFile(dropped);
  };
  return (
    <>
      <input ref={input} type="file" accept={accept} aria-label={label} className="hidden" onChange={choose} />
      <button
        type="button"
        onClick={() => input.current?.click()}
        onDragOver={(event) => event.preventDefault()}
        onDrop={drop}
        className="flex flex-col items-center gap-1 rounded-card border border-line-strong border-dashed px-4 py-6 text-sm transition-colors hover:border-accent hover:bg-accent-soft"
      >
        <Icon aria-hidden className="size-5 text-ink-faint" />
        <span className="font-medium">{title}</span>
        <span className="text-ink-muted text-xs">{hint}</span>
      </button>
    </>
  );
}
