"use client";

import { flowDefinitionSchema, type StepSetting, stepSetting } from "@millrace/flow";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useStepKind } from "@/features/flow-editor/catalogue/catalogue-context.tsx";
import { useFlow, useFlowId } from "@/features/flow-editor/use-flow.ts";
import { useLive } from "@/features/flow-live/live-context.tsx";
import { useTRPC } from "@/lib/trpc.ts";

/** How the version that works says a step should work; undefined while unknown, or when it has no such step. */
export function useVersionSetting(stepId: string): StepSetting | undefined {
  const trpc = useTRPC();
  const id = useFlowId();
  const flow = useFlow();
  const runtime = useStepKind(stepId).component?.runtime;
  const running = useLive((state) => state.flow?.version);
  const isNewest = running === undefined || running === flow?.publishedVersion;
  // Only while another version takes over, or was refused, is the newest not the one that works.
  const older = useQuery(
    trpc.flow.version.queryOptions(
      { id, version: running ?? 0 },
      { enabled: !isNewest, staleTime: Number.POSITIVE_INFINITY }, // a version never changes
    ),
  );
  const published = isNewest ? flow?.publishedDefinition : older.data?.definition;
  return useMemo(() => {
    const definition = flowDefinitionSchema.safeParse(published).data;
    if (!definition?.graph.nodes.some((node) => node.id === stepId)) return undefined;
    return stepSetting(definition, { stepId, wish: undefined, ...(runtime && { runtime }) });
  }, [published, stepId, runtime]);
}
