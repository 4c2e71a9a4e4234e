import type { ApiOutputs } from "@/lib/trpc.ts";

export type FlowError = ApiOutputs["error"]["list"]["items"][number];
