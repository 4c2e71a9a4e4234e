"use client";

import { outputMetadata, sampleFromMetadata, wantsMetadata } from "@millrace/flow";
import { metadataQuery } from "@/features/step-panel/metadata-query.ts";
import { type StepForm, useStep } from "@/features/step-panel/use-step.ts";
import { useTRPCClient } from "@/lib/trpc.ts";

interface SchemaSample {
  /** Whether the step says what it puts out. */
  isKnown: boolean;
  /** Asks the component first when its schema depends on the fields. */
  make(): Promise<unknown>;
}

export function useSchemaSample(stepId: string, form: StepForm | undefined): SchemaSample {
  const client = useTRPCClient();
  const step = useStep(stepId);
  if (!form || !step) return { isKnown: false, make: async () => ({}) };
  const told = { descriptor: form.sources.descriptor, found: form.found, fields: step.fields };
  if (!wantsMetadata(told)) {
    const out = outputMetadata(told);
    return { isKnown: out !== undefined, make: async () => sampleFromMetadata(out) };
  }
  return {
    isKnown: true,
    make: async () => {
      const asked = await metadataQuery(client, { step, form }).queryFn();
      return sampleFromMetadata(asked.out ?? {});
    },
  };
}
