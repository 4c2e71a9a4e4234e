"use client";

import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "@/lib/trpc.ts";

/** The logo of a component by its name; undefined until the catalogue is there, or when it has none. */
export function useComponentIcon(component: string): string | undefined {
  const trpc = useTRPC();
  const catalogue = useQuery(trpc.component.list.queryOptions(undefined, { staleTime: 60_000 }));
  return catalogue.data?.find(({ name }) => name === component)?.icon;
}
