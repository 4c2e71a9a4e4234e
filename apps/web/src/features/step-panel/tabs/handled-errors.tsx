"use client";

import { Button } from "@/components/ui/button.tsx";
import { setHandlesErrors } from "@/features/flow-editor/document/handle-errors.ts";
import { useDefinition, useEditorStore } from "@/features/flow-editor/store/editor-context.tsx";
import { useFlowId } from "@/features/flow-editor/use-flow.ts";
import { SampleTree } from "@/features/mapping/sample-tree.tsx";
import { previewSource } from "@/features/mapping/step-samples.ts";
import { useSamplesBefore } from "@/features/mapping/use-step-samples.ts";
import { PanelSection } from "../panel-section.tsx";

/** What comes to the error handler, and the way to make it an ordinary step again. */
export function HandledErrors({ stepId }: { stepId: string }) {
  const store = useEditorStore();
  const definition = useDefinition();
  const flowId = useFlowId();
  const samples = useSamplesBefore(stepId);
  return (
    <div className="min-h-full">
      <PanelSection title="Errors of the other steps">
        <p className="text-ink-muted text-sm">
          Each error comes as a message: what went wrong, the message that failed, and the step it failed in. It is also
          recorded and can be retried as ever. Errors of this step and of those behind it are recorded only.
        </p>
        <div>
          <Button
            size="sm"
            onClick={() => store.getState().edit((flow) => setHandlesErrors(flow, { stepId, handlesErrors: false }))}
          >
            Make it an ordinary step
          </Button>
        </div>
      </PanelSection>
      <PanelSection title="Values of the error">
        <SampleTree
          samples={samples}
          source={previewSource(definition, { stepId, samples })}
          memoryKey={`${flowId} ${stepId} input`}
        />
      </PanelSection>
    </div>
  );
}
