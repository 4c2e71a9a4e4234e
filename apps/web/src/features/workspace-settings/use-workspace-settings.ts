"use client";

import { useQuery } from "@tanstack/react-query";
import { type ApiOutputs, useTRPC } from "@/lib/trpc.ts";

export type WorkspaceSettings = ApiOutputs["workspace"]["get"];

/** What the workspace allows its flows; undefined until it is known. */
export function useWorkspaceSettings(): WorkspaceSettings | undefined {
  const trpc = useTRPC();
  return useQuery(trpc.workspace.get.queryOptions(undefined, { staleTime: 60_000 })).data;
}
