import type { WaitingAnswer } from "../../rest/answers.ts";

/** How many messages a flow has not processed. */
export function countWaiting({ ready, unacked, rebounds, quarantined }: WaitingAnswer): number {
  return ready + unacked + rebounds + quarantined;
}

/** "12 messages (10 waiting, 2 in work)". */
export function drawWaiting(waiting: WaitingAnswer): string {
  const parts = [
    [waiting.ready, "waiting"],
    [waiting.unacked, "in work"],
    [waiting.rebounds, "to be retried"],
    [waiting.quarantined, "in quarantine"],
  ] as const;
  const named = parts.filter(([count]) => count > 0).map(([count, name]) => `${count} ${name}`);
  const total = drawMessages(countWaiting(waiting));
  return named.length > 0 ? `${total} (${named.join(", ")})` : total;
}

export function drawMessages(count: number): string {
  return count === 1 ? "1 message" : `${count} messages`;
}
