"use client";

import type { FlowDefinition, FlowDiff } from "@millrace/flow";
import { type ReactNode, useMemo, useState } from "react";
import { ScrollRegion } from "@/components/ui/scroll-region.tsx";
import { ChangeList } from "./change-list.tsx";
import { CompareCanvas } from "./compare-canvas.tsx";
import { markedGraph } from "./marked-graph.ts";

export interface CompareLayoutProps {
  label: string;
  /** Undefined: nothing to compare with. */
  before: FlowDefinition | undefined;
  after: FlowDefinition;
  diff: FlowDiff | undefined;
  fates?: ReadonlyMap<string, string> | undefined;
  /** Above the list of changes. */
  lead?: ReactNode;
}

/** The drawing with its marks at the left, the same in words at the right. */
export function CompareLayout({ label, before, after, diff, fates, lead }: CompareLayoutProps) {
  const [selectedStepId, setSelectedStepId] = useState<string>();
  const graph = useMemo(() => markedGraph({ before, after, diff }), [before, after, diff]);
  const names = useMemo(() => new Map(graph.steps.map(({ step }) => [step.id, step.name ?? step.id])), [graph]);
  return (
    <div className="flex min-h-0 flex-1">
      <CompareCanvas
        label={label}
        graph={graph}
        fates={fates}
        selectedStepId={selectedStepId}
        onSelectStep={setSelectedStepId}
      />
      <ScrollRegion
        role="complementary"
        aria-label="Changes"
        className="flex w-105 shrink-0 flex-col gap-4 overflow-y-auto border-l p-4"
      >
        {lead}
        {diff && (
          <ChangeList
            diff={diff}
            stepName={(stepId) => names.get(stepId) ?? stepId}
            selectedStepId={selectedStepId}
            onSelectStep={setSelectedStepId}
          />
        )}
      </ScrollRegion>
    </div>
  );
}
