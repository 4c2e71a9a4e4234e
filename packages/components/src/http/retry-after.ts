/** What the other side asks for is waited on the spot up to this long; the message is not given back for less. */
const longestPauseMs = 10_000;
const attemptsOnTheSpot = 3;

/** When to try again, in milliseconds: on the spot, or with the message given back for so long (by its own growing delay if undefined). */
export type Retry = { pauseMs: number } | { reboundMs: number | undefined };

export function retryAfter(attempt: number, header: unknown, now = Date.now()): Retry {
  const askedMs = readRetryAfter(header, now);
  if (askedMs === undefined) return { reboundMs: undefined };
  if (askedMs > longestPauseMs) return { reboundMs: askedMs };
  return attempt < attemptsOnTheSpot ? { pauseMs: askedMs } : { reboundMs: undefined };
}

/** `Retry-After` holds seconds or an HTTP date. */
function readRetryAfter(value: unknown, now: number): number | undefined {
  if (typeof value !== "string" || value.trim() === "") return undefined;
  const seconds = Number(value);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  const at = Date.parse(value);
  return Number.isNaN(at) ? undefined : Math.max(0, at - now);
}
