"use client";

import { useState } from "react";
import { SegmentedControl } from "@/components/form/segmented-control.tsx";
import { JsonTree } from "@/components/tree/json-tree.tsx";
import { JsonView } from "@/features/mapping/json-view.tsx";
import { type Sample, sizeWords } from "./sample.ts";

interface SampleBodyProps {
  sample: Pick<Sample, "body" | "bytes" | "isCut">;
  label: string;
}

const views = [
  { value: "tree", label: "Tree" },
  { value: "json", label: "JSON" },
] as const;

/** A body as a tree or as text. */
export function SampleBody({ sample, label }: SampleBodyProps) {
  const [view, setView] = useState<"tree" | "json">("tree");
  const { body, bytes, isCut } = sample;
  return (
    <div className="flex flex-col gap-2">
      <div className="flex items-center justify-between gap-2">
        <SegmentedControl
          label={`Show the ${label.toLowerCase()} as`}
          size="sm"
          value={view}
          options={views}
          onValueChange={setView}
        />
        <span className="text-ink-faint text-xs tabular-nums">{sizeWords(bytes)}</span>
      </div>
      {view === "tree" ? <JsonTree value={body} label={label} /> : <JsonView value={body} label={label} />}
      {isCut && (
        <p className="text-suspended text-xs">
          Only a part of {sizeWords(bytes)} is shown: long lists and texts are cut. Runs of later steps get all of it.
        </p>
      )}
    </div>
  );
}
