"use client";

import { useQuery } from "@tanstack/react-query";
import { type ApiOutputs, useTRPC } from "@/lib/trpc.ts";

export type CredentialSummary = ApiOutputs["credential"]["list"][number];

/** All credentials of the workspace; undefined while they are loading. */
export function useCredentials(): readonly CredentialSummary[] | undefined {
  const trpc = useTRPC();
  return useQuery(trpc.credential.list.queryOptions({})).data;
}
