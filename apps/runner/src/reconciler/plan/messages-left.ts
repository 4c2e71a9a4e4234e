import type { ObservedFlow } from "./observed-flow.ts";

/** Waiting, in hand and waiting for a retry, as far as known. */
export function messagesLeft({ queues }: ObservedFlow): number {
  return [...queues.values()].reduce(
    (sum, { ready, unacked = 0, rebounds = 0 }) => sum + ready + unacked + rebounds,
    0,
  );
}
