"use client";

import { wantsMetadata } from "@millrace/flow";
import { useQueries } from "@tanstack/react-query";
import { useCatalogue } from "@/features/flow-editor/catalogue/catalogue-context.tsx";
import { findStep } from "@/features/flow-editor/document/find-step.ts";
import { useDefinition } from "@/features/flow-editor/store/editor-context.tsx";
import { metadataQuery } from "@/features/step-panel/metadata-query.ts";
import { stepForm } from "@/features/step-panel/use-step.ts";
import { readApiError } from "@/lib/api-error.ts";
import { useTRPCClient } from "@/lib/trpc.ts";

/** What a component answered to the question what its step puts out. */
export interface AskedOutput {
  out: Record<string, unknown> | undefined;
  isAsking: boolean;
  /** Why it could not say. */
  problem: string | undefined;
  onRetry(): void;
}

/**
 * What steps put out whose schema depends on their fields: their components are asked. Some cannot say (a field is still empty, the
 * system is down).
 */
export function useAskedOutputs(stepIds: readonly string[]): ReadonlyMap<string, AskedOutput> {
  const client = useTRPCClient();
  const definition = useDefinition();
  const catalogue = useCatalogue();
  const wanted = stepIds.flatMap((stepId) => {
    const step = findStep(definition, stepId);
    const form = step && stepForm(catalogue, step.command);
    if (!form) return [];
    const { sources, found } = form;
    return wantsMetadata({ descriptor: sources.descriptor, found, fields: step.fields })
      ? [{ stepId, step, form }]
      : [];
  });
  return useQueries({
    queries: wanted.map((each) => metadataQuery(client, each)),
    combine: (answers) =>
      new Map(
        answers.flatMap(({ data, error, isFetching, refetch }, index): [string, AskedOutput][] => {
          const stepId = wanted[index]?.stepId;
          if (stepId === undefined) return [];
          const problem = error && !isFetching ? readApiError(error).message : undefined;
          return [[stepId, { out: data?.out, isAsking: isFetching, problem, onRetry: () => void refetch() }]];
        }),
      ),
  });
}
