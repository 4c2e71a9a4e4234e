import type { ApiOutputs } from "@/lib/trpc.ts";

export type ListedComponent = ApiOutputs["component"]["list"][number];
