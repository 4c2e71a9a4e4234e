"use client";

import type { FlowDefinition } from "@millrace/flow";
import { componentDescriptorSchema, type HelpSources } from "@millrace/flow";
import { useQueries, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { readApiError } from "@/lib/api-error.ts";
import { useTRPC } from "@/lib/trpc.ts";
import { type Catalogue, detailKey, usedComponents } from "./catalogue.ts";

/** Components change with a push, not while one draws. */
const staleMs = 60_000;

/** The palette, and the descriptors of the components that the document uses. */
export function useLoadedCatalogue(definition: FlowDefinition): Catalogue {
  const trpc = useTRPC();
  const list = useQuery(trpc.component.list.queryOptions(undefined, { staleTime: staleMs }));
  const components = list.data;
  const used = usedComponents(definition.graph.nodes).filter(({ component }) =>
    components?.some(({ name }) => name === component),
  );
  const { details, isComplete } = useQueries({
    queries: used.map(({ component: name, version }) =>
      trpc.component.show.queryOptions({ name, ...(version !== undefined && { version }) }, { staleTime: staleMs }),
    ),
    combine: (results) => ({
      details: results.flatMap(({ data }, index) => {
        const step = used[index];
        if (!data || !step) return [];
        const { descriptor, helpOverrides, docsBaseUrl } = data;
        return [{ key: detailKey(step), descriptor, helpOverrides, docsBaseUrl }];
      }),
      // A version that is not there is an answer, too: its step has a problem then.
      isComplete: results.every(({ data, error }) => data !== undefined || readApiError(error).code === "not_found"),
    }),
  });
  return useMemo(
    () => ({
      components: components ?? [],
      details: new Map(
        details.map(({ key, descriptor, helpOverrides, docsBaseUrl }): [string, HelpSources] => [
          key,
          { descriptor: componentDescriptorSchema.parse(descriptor), overrides: helpOverrides, docsBaseUrl },
        ]),
      ),
      isComplete: isComplete && components !== undefined,
    }),
    [components, details, isComplete],
  );
}
