"use client";

import { useQuery } from "@tanstack/react-query";
import { createContext, use } from "react";
import { type ApiOutputs, useTRPC } from "@/lib/trpc.ts";

export type OpenFlow = ApiOutputs["flow"]["get"];

export const FlowIdContext = createContext("");

export function useFlowId(): string {
  return use(FlowIdContext);
}

/** What the server says of the open flow besides its draft: name, versions, webhook address. Undefined only before the first answer. */
export function useFlow(): OpenFlow | undefined {
  const trpc = useTRPC();
  return useQuery(trpc.flow.get.queryOptions({ id: useFlowId() })).data;
}
