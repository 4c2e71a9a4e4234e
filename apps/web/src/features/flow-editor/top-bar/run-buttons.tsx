"use client";

import { useFlowState, useLive } from "@/features/flow-live/live-context.tsx";
import { CommandButtons } from "@/features/flow-state/command-buttons.tsx";
import { useFlow, useFlowId } from "../use-flow.ts";

/** The commands that fit the state of the open flow. */
export function RunButtons() {
  const id = useFlowId();
  const flow = useFlow();
  const state = useFlowState();
  const isDraining = useLive((live) => live.flow?.drainEndsAt !== undefined);
  const startHint = flow?.publishedVersion === undefined ? "Publish the flow first" : undefined;
  return (
    <CommandButtons flow={{ id, name: flow?.name ?? "" }} state={state} isDraining={isDraining} startHint={startHint} />
  );
}
