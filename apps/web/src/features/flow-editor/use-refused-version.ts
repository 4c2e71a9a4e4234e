"use client";

import { keepsQueues } from "@millrace/flow";
import { useFlowState, useLive } from "@/features/flow-live/live-context.tsx";
import { useFlow } from "./use-flow.ts";

/** The newest version, when it was given up and the one before works on; undefined when all is well. */
export function useRefusedVersion(): number | undefined {
  const flow = useFlow();
  const working = useLive((live) => live.flow?.version);
  const isUp = keepsQueues(useFlowState());
  const refused = flow?.refusedVersion;
  return isUp && refused !== undefined && refused === flow?.publishedVersion && refused !== working
    ? refused
    : undefined;
}
