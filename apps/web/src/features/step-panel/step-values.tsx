"use client";

import { findEdge } from "@/features/flow-editor/document/find-step.ts";
import { useDefinition } from "@/features/flow-editor/store/editor-context.tsx";
import { useFlowId } from "@/features/flow-editor/use-flow.ts";
import { SampleTree } from "@/features/mapping/sample-tree.tsx";
import { previewSource } from "@/features/mapping/step-samples.ts";
import { useSamplesBefore } from "@/features/mapping/use-step-samples.ts";
import { useUnknownBefore } from "@/features/mapping/use-unknown-before.ts";

/** What the step's fields can be filled from. */
export function StepValues({ stepId }: { stepId: string }) {
  const definition = useDefinition();
  const flowId = useFlowId();
  const samples = useSamplesBefore(stepId);
  const unknown = useUnknownBefore(stepId, samples);
  const source = previewSource(definition, { stepId, samples });
  // After a mapping the root is the mapped message: the steps themselves are then reached by name.
  const isMapped =
    source !== undefined && findEdge(definition, { source, target: stepId })?.config?.mapper !== undefined;
  return (
    <SampleTree
      samples={samples}
      unknown={unknown}
      source={isMapped ? undefined : source}
      memoryKey={`${flowId} ${stepId} set-up`}
    />
  );
}
