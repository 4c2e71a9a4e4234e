"use client";

import { useMemo } from "react";
import { useWorkspaceSettings } from "@/features/workspace-settings/use-workspace-settings.ts";
import type { FlowBounds } from "./judge-flow.ts";

/** What the workspace allows its flows; undefined until it is known. */
export function useFlowBounds(): FlowBounds | undefined {
  const workspace = useWorkspaceSettings();
  return useMemo(
    () =>
      workspace && {
        limits: { messages: workspace.maxMessages, megabytes: workspace.maxMegabytes },
        idleSeconds: { min: workspace.minIdleSeconds, max: workspace.maxIdleSeconds },
      },
    [workspace],
  );
}
