import type { ApiOutputs } from "@/lib/trpc.ts";

export type Execution = ApiOutputs["execution"]["list"]["items"][number];
