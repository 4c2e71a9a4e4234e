"use client";

import { sampleFromMetadata } from "@millrace/flow";
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
  const { dynamicMetadata, metadata } = form.found.descriptor;
  if (dynamicMetadata !== true) {
    return { isKnown: metadata?.out !== undefined, make: async () => sampleFromMetadata(metadata?.out) };
  }
  return {
    isKnown: true,
    make: async () => {
      const { credential: credentialId, fields } = step;
      const place = { component: form.component, function: form.found.name };
      const asked = await client.design.metadata.mutate({ ...place, credentialId, fields });
      return sampleFromMetadata(asked.out ?? {});
    },
  };
}
