"use client";

import { FileArchive } from "lucide-react";
import { type ChangeEvent, type DragEvent, useRef } from "react";
import { FieldProblem } from "@/components/ui/field.tsx";
import { formatMegabytes } from "@/lib/format-megabytes.ts";

interface ZipChoiceProps {
  file: File | undefined;
  problem: string | undefined;
  onFile(file: File): void;
}

/** A file to be chosen or dropped. */
export function ZipChoice({ file, problem, onFile }: ZipChoiceProps) {
  const input = useRef<HTMLInputElement>(null);
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const [chosen] = event.target.files ?? [];
    event.target.value = ""; // the same file may be chosen again after it was mended
    if (chosen) onFile(chosen);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    const [dropped] = event.dataTransfer.files;
    if (dropped) onFile(dropped);
  };
  return (
    <div className="flex flex-col gap-1">
      <input
        ref={input}
        type="file"
        accept=".zip,application/zip"
        aria-label="Zip file of the component"
        className="hidden"
        onChange={choose}
      />
      <button
        type="button"
        onClick={() => input.current?.click()}
        onDragOver={(event) => event.preventDefault()}
        onDrop={drop}
        className="flex flex-col items-center gap-1 rounded-card border border-line-strong border-dashed px-4 py-6 text-sm transition-colors hover:border-accent hover:bg-accent-soft"
      >
        <FileArchive aria-hidden className="size-5 text-ink-faint" />
        <span className="font-medium">{file ? file.name : "Choose a zip file, or drop it here"}</span>
        <span className="text-ink-muted text-xs">
          {file
            ? formatMegabytes(file.size)
            : "The folder with component.json and package.json, up to 50 MB, without node_modules"}
        </span>
      </button>
      <FieldProblem problem={problem} />
    </div>
  );
}
