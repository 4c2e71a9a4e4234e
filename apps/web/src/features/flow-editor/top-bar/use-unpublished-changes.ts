"use client";

import type { FlowDefinition } from "@millrace/flow";
import { flowDefinitionSchema } from "@millrace/flow";
import { useMemo } from "react";
import { useDefinition } from "../store/editor-context.tsx";
import { useFlow } from "../use-flow.ts";

/** Whether the document differs from the published version in more than the places of its cards. */
export function useHasUnpublishedChanges(): boolean {
  const definition = useDefinition();
  const published = useFlow()?.publishedDefinition;
  const publishedText = useMemo(
    () => (published ? comparable(flowDefinitionSchema.parse(published)) : undefined),
    [published],
  );
  const draftText = useMemo(() => comparable(definition), [definition]);
  return publishedText !== undefined && draftText !== publishedText;
}

function comparable(definition: FlowDefinition): string {
  const { graph, ...rest } = definition;
  const nodes = graph.nodes.map(({ position: _where, ...node }) => node);
  return JSON.stringify({ ...rest, graph: { ...graph, nodes } }, sortedKeys);
}

/** JSON columns give keys back in another order than they were written. */
function sortedKeys(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => a.localeCompare(b)));
}
