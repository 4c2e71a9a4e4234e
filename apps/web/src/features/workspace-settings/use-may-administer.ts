"use client";

import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "@/lib/trpc.ts";

const administrators = ["owner", "admin"];

/** Whether the person may change what concerns the whole workspace; undefined until it is known. */
export function useMayAdminister(): boolean | undefined {
  const trpc = useTRPC();
  const me = useQuery(trpc.me.get.queryOptions(undefined, { staleTime: Number.POSITIVE_INFINITY }));
  return me.data && administrators.includes(me.data.workspace.role);
}
