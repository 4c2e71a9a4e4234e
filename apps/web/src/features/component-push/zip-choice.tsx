"use client";

import { FileArchive } from "lucide-react";
import { FieldProblem } from "@/components/form/field.tsx";
import { FileDrop } from "@/components/form/file-drop.tsx";
import { formatMegabytes } from "@/lib/format-megabytes.ts";

interface ZipChoiceProps {
  file: File | undefined;
  problem: string | undefined;
  onFile(file: File): void;
}

/** The component as a file, and what is wrong with it. */
export function ZipChoice({ file, problem, onFile }: ZipChoiceProps) {
  return (
    <div className="flex flex-col gap-1">
      <FileDrop
        label="Zip file of the component"
        accept=".zip,application/zip"
        icon={FileArchive}
        title={file ? file.name : "Choose a zip file, or drop it here"}
        hint={
          file
            ? formatMegabytes(file.size)
            : "The folder with component.json and package.json, up to 50 MB, without node_modules"
        }
        onFile={onFile}
      />
      <FieldProblem problem={problem} />
    </div>
  );
}
