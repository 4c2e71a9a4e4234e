import type { FlowNode } from "@millrace/flow";
import type { useTRPCClient } from "@/lib/trpc.ts";
import type { StepForm } from "./use-step.ts";

const staleMs = 60_000;

/** With which the keys of all these questions begin. */
export const metadataKey = ["metadata"] as const;

/** Asks a component what a step takes in and puts out; again when its fields or its credential have changed. */
export function metadataQuery(
  client: ReturnType<typeof useTRPCClient>,
  { step, form }: { step: FlowNode | undefined; form: StepForm | undefined },
) {
  return {
    queryKey: [...metadataKey, step?.command, step?.credential, step?.fields],
    queryFn: () =>
      client.design.metadata.mutate({
        component: form?.component ?? "",
        version: form?.version,
        function: form?.found.name ?? "",
        credentialId: step?.credential,
        fields: step?.fields ?? {},
      }),
    staleTime: staleMs,
    retry: false,
  };
}
