"use client";

import { ArrowRight, X } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { ResizablePanel } from "@/components/ui/resizable-panel.tsx";
import type { EdgeEnds } from "@/features/flow-editor/document/find-step.ts";
import { useEditor, useEditorStore } from "@/features/flow-editor/store/editor-context.tsx";
import { useFlowId } from "@/features/flow-editor/use-flow.ts";
import { useStepNames } from "@/features/flow-editor/use-step-names.ts";
import { PanelScroll } from "@/features/step-panel/panel-scroll.tsx";
import { useInputMetadata } from "@/features/step-panel/use-input-metadata.ts";
import { useStepForm } from "@/features/step-panel/use-step.ts";
import { BesideValues } from "./beside-values.tsx";
import { EdgeMapping } from "./edge-mapping.tsx";
import { InsertTargetProvider } from "./insert-target.tsx";
import { SampleTree } from "./sample-tree.tsx";
import { useSamplesBefore } from "./use-step-samples.ts";
import { useUnknownBefore } from "./use-unknown-before.ts";

/** Condition and mapping of the chosen connection, beside the canvas. */
export function EdgePanel() {
  const edge = useEditor((state) => (state.openStepId === undefined ? state.selectedEdge : undefined));
  if (!edge) return null;
  return (
    <ResizablePanel side="right" label="Connection panel" initialPx={420} widePx={720} minPx={340} maxPx={960}>
      <InsertTargetProvider key={`${edge.source} ${edge.target}`}>
        <OpenEdge edge={edge} />
      </InsertTargetProvider>
    </ResizablePanel>
  );
}

function OpenEdge({ edge }: { edge: EdgeEnds }) {
  const store = useEditorStore();
  const names = useStepNames();
  const samples = useSamplesBefore(edge.target);
  const unknown = useUnknownBefore(edge.target, samples);
  const form = useStepForm(edge.target);
  const memoryKey = `${useFlowId()} ${edge.source} ${edge.target}`;
  const metadata = useInputMetadata(edge.target, form);
  return (
    <>
      <header className="flex items-center gap-2 border-b px-4 py-2">
        <h2 className="flex min-w-0 flex-1 items-center gap-1.5 font-semibold text-lg">
          <span className="truncate">{names.get(edge.source)}</span>
          <ArrowRight aria-label="to" className="size-4 shrink-0 text-ink-faint" />
          <span className="truncate">{names.get(edge.target)}</span>
        </h2>
        <IconButton size="sm" label="Close panel" shortcut="Esc" onClick={() => store.getState().selectEdge(undefined)}>
          <X aria-hidden />
        </IconButton>
      </header>
      <PanelScroll memoryKey={memoryKey} className="min-h-0 flex-1">
        <BesideValues
          title="Values from earlier steps"
          values={<SampleTree samples={samples} unknown={unknown} source={edge.source} memoryKey={memoryKey} />}
        >
          <EdgeMapping edge={edge} samples={samples} metadata={metadata} form={form} />
        </BesideValues>
      </PanelScroll>
    </>
  );
}
