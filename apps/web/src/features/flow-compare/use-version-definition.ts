"use client";

import { type FlowDefinition, flowDefinitionSchema } from "@millrace/flow";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { placeSteps } from "@/features/flow-editor/document/tidy-steps.ts";
import { useDefinition } from "@/features/flow-editor/store/editor-context.tsx";
import { useFlowId } from "@/features/flow-editor/use-flow.ts";
import { useTRPC } from "@/lib/trpc.ts";
import type { VersionRef } from "./review.ts";

export interface VersionDefinition {
  /** Undefined while it is on its way, and for no version. */
  definition: FlowDefinition | undefined;
  error: unknown;
  retry(): void;
}

/** What a version of the open flow does; of the draft, as it stands in the editor. */
export function useVersionDefinition(ref: VersionRef | undefined): VersionDefinition {
  const trpc = useTRPC();
  const id = useFlowId();
  const draft = useDefinition();
  const version = typeof ref === "number" ? ref : 0;
  const query = useQuery(
    trpc.flow.version.queryOptions(
      { id, version },
      { enabled: version > 0, staleTime: Number.POSITIVE_INFINITY }, // a version never changes
    ),
  );
  const published = query.data?.definition;
  const definition = useMemo(
    () => (ref === "draft" ? draft : published && placeSteps(flowDefinitionSchema.parse(published))),
    [ref, draft, published],
  );
  return { definition, error: query.error, retry: () => void query.refetch() };
}
