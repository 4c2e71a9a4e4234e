import type { ApiOutputs } from "@/lib/trpc.ts";

/** A line of a flow's timeline. Lines that change no state have the same one on both sides. */
export type TimelineEntry = ApiOutputs["flow"]["timeline"][number];
