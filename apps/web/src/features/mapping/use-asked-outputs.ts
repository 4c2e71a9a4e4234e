"use client";

import { wantsMetadata } from "@millrace/flow";
import { useQueries } from "@tanstack/react-query";
import { useCatalogue } from "@/features/flow-editor/catalogue/catalogue-context.tsx";
import { findStep } from "@/features/flow-editor/document/find-step.ts";
import { useDefinition } from "@/features/flow-editor/store/editor-context.tsx";
import { metadataQuery } from "@/features/step-panel/metadata-query.ts";
import { stepForm } from "@/features/step-panel/use-step.ts";
import { useTRPCClient } from "@/lib/trpc.ts";

/**
 * What steps put out whose schema depends on their fields: their components are asked. Those that cannot say (a field is still
 * empty, the system is down) are left out.
 */
export function useAskedOutputs(stepIds: readonly string[]): ReadonlyMap<string, Record<string, unknown>> {
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
        answers.flatMap(({ data }, index): [string, Record<string, unknown>][] => {
          const stepId = wanted[index]?.stepId;
          return stepId !== undefined && data?.out ? [[stepId, data.out]] : [];
        }),
      ),
  });
}
