"use client";

import { type FlowDefinition, flowDefinitionSchema } from "@millrace/flow";
import { useMemo } from "react";
import { useFlow } from "./use-flow.ts";

/** What was published last: what works, or would be started. */
export function useRunningDefinition(): FlowDefinition | undefined {
  const published = useFlow()?.publishedDefinition;
  return useMemo(() => published && flowDefinitionSchema.parse(published), [published]);
}
