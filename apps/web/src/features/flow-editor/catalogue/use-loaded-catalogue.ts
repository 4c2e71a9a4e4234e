"use client";

import type { FlowDefinition } from "@millrace/flow";
import { componentDescriptorSchema, type HelpSources } from "@millrace/flow";
import { useQueries, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTRPC } from "@/lib/trpc.ts";
import { type Catalogue, usedComponents } from "./catalogue.ts";

/** Components change with a push, not while one draws. */
const staleMs = 60_000;

/** The palette, and the descriptors of the components that the document uses. */
export function useLoadedCatalogue(definition: FlowDefinition): Catalogue {
  const trpc = useTRPC();
  const list = useQuery(trpc.component.list.queryOptions(undefined, { staleTime: staleMs }));
  const components = list.data;
  const used = usedComponents(definition.graph.nodes).filter((name) =>
    components?.some((component) => component.name === name),
  );
  const { details, isComplete } = useQueries({
    queries: used.map((name) => trpc.component.show.queryOptions({ name }, { staleTime: staleMs })),
    combine: (results) => {
      const shown = results.flatMap(({ data }) => (data ? [data] : []));
      return {
        details: shown.map(({ name, descriptor, helpOverrides, docsBaseUrl }) => ({
          name,
          descriptor,
          helpOverrides,
          docsBaseUrl,
        })),
        isComplete: shown.length === results.length,
      };
    },
  });
  return useMemo(
    () => ({
      components: components ?? [],
      details: new Map(
        details.map(({ name, descriptor, helpOverrides, docsBaseUrl }): [string, HelpSources] => [
          name,
          { descriptor: componentDescriptorSchema.parse(descriptor), overrides: helpOverrides, docsBaseUrl },
        ]),
      ),
      isComplete: isComplete && components !== undefined,
    }),
    [components, details, isComplete],
  );
}
