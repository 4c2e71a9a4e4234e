const soonMs = 86_400_000;

/** `calm`: more than a day is left. `over`: the runner is about to drop the messages. */
export type RetentionLevel = "calm" | "soon" | "over";

/** Both in epoch milliseconds. */
export function retentionLevel(endsAt: number, now: number): RetentionLevel {
  if (now >= endsAt) return "over";
  return endsAt - now < soonMs ? "soon" : "calm";
}
