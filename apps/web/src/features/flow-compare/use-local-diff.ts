"use client";

import { diffFlows, type FlowDefinition, type FlowDiff } from "@millrace/flow";
import { useMemo } from "react";
import { sourcesOf } from "@/features/flow-editor/catalogue/catalogue.ts";
import { useCatalogue } from "@/features/flow-editor/catalogue/catalogue-context.tsx";
import { useCredentials } from "@/features/flow-editor/catalogue/use-credentials.ts";

/** The difference of two definitions in the words of this workspace; undefined while one of them is missing. */
export function useLocalDiff(
  before: FlowDefinition | undefined,
  after: FlowDefinition | undefined,
): FlowDiff | undefined {
  const { details } = useCatalogue();
  const credentials = useCredentials();
  return useMemo(() => {
    if (!before || !after) return undefined;
    return diffFlows(
      { before, after },
      {
        findComponent: (command) => sourcesOf({ details }, command)?.descriptor,
        credentialName: (id) => credentials?.find((credential) => credential.id === id)?.name,
      },
    );
  }, [before, after, details, credentials]);
}
