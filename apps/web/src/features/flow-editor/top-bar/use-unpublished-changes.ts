"use client";

import { flowDefinitionSchema } from "@millrace/flow";
import { useMemo } from "react";
import { worksTheSame } from "../document/same-definition.ts";
import { useDefinition } from "../store/editor-context.tsx";
import { useFlow } from "../use-flow.ts";

/** Whether the document differs from the published version in more than the places of its cards. */
export function useHasUnpublishedChanges(): boolean {
  const definition = useDefinition();
  const published = useFlow()?.publishedDefinition;
  return useMemo(
    () => published !== undefined && !worksTheSame(flowDefinitionSchema.parse(published), definition),
    [published, definition],
  );
}
