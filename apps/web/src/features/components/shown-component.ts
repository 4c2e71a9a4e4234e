import type { ApiOutputs } from "@/lib/trpc.ts";

export type ShownComponent = ApiOutputs["component"]["show"];
