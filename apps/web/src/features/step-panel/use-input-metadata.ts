"use client";

import { useQuery } from "@tanstack/react-query";
import { useTRPCClient } from "@/lib/trpc.ts";
import { type StepForm, useStep } from "./use-step.ts";

const staleMs = 60_000;

/** What an action takes in, as JSON Schema: from its descriptor, or asked of the component when it depends on the fields. */
export function useInputMetadata(stepId: string, form: StepForm | undefined): Record<string, unknown> | undefined {
  const client = useTRPCClient();
  const step = useStep(stepId);
  const isDynamic = form?.found.descriptor.dynamicMetadata === true;
  const asked = useQuery({
    queryKey: ["metadata", step?.command, step?.credential, step?.fields],
    queryFn: () =>
      client.design.metadata.mutate({
        component: form?.component ?? "",
        function: form?.found.name ?? "",
        credentialId: step?.credential,
        fields: step?.fields ?? {},
      }),
    enabled: isDynamic,
    staleTime: staleMs,
    retry: false,
  });
  return isDynamic ? asked.data?.in : form?.found.descriptor.metadata?.in;
}
