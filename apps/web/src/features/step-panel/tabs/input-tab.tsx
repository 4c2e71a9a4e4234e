"use client";

import { errorHandler, predecessors } from "@millrace/flow";
import { useRef } from "react";
import { useDefinition } from "@/features/flow-editor/store/editor-context.tsx";
import { useFlowId } from "@/features/flow-editor/use-flow.ts";
import { BesideValues } from "@/features/mapping/beside-values.tsx";
import { EdgeMapping } from "@/features/mapping/edge-mapping.tsx";
import { SampleTree } from "@/features/mapping/sample-tree.tsx";
import { previewSource } from "@/features/mapping/step-samples.ts";
import { useSamplesBefore } from "@/features/mapping/use-step-samples.ts";
import { useUnknownBefore } from "@/features/mapping/use-unknown-before.ts";
import { useFocusField } from "../use-focus-field.ts";
import { useInputMetadata } from "../use-input-metadata.ts";
import { useStepForm } from "../use-step.ts";
import { HandledErrors } from "./handled-errors.tsx";
import { NoInput } from "./no-input.tsx";

/** What comes in over each connection: which messages, and in which shape. */
export function InputTab({ stepId }: { stepId: string }) {
  const tab = useRef<HTMLDivElement>(null);
  const definition = useDefinition();
  const flowId = useFlowId();
  const samples = useSamplesBefore(stepId);
  const unknown = useUnknownBefore(stepId, samples);
  const form = useStepForm(stepId);
  const metadata = useInputMetadata(stepId, form);
  useFocusField(tab, form !== undefined);
  const sources = predecessors(definition.graph, stepId);
  if (errorHandler(definition.graph)?.id === stepId) return <HandledErrors stepId={stepId} />;
  if (sources.length === 0) return <NoInput stepId={stepId} />;
  return (
    <div ref={tab} className="min-h-full">
      <BesideValues
        title="Values from earlier steps"
        values={
          <SampleTree
            samples={samples}
            unknown={unknown}
            source={previewSource(definition, { stepId, samples })}
            memoryKey={`${flowId} ${stepId} input`}
          />
        }
      >
        {sources.map((source) => (
          <EdgeMapping
            key={source}
            edge={{ source, target: stepId }}
            samples={samples}
            metadata={metadata}
            form={form}
          />
        ))}
      </BesideValues>
    </div>
  );
}
