/** What the other side asks for is waited on the spot up to this long; the message is not given back for less. */
const longestPauseMs = 10_000;
const attemptsOnTheSpot = 3;

/** Milliseconds to wait before trying again here and now, or undefined when the message should go back (rebound). */
export function pauseBefore(attempt: number, retryAfter: unknown, now = Date.now()): number | undefined {
  if (attempt >= attemptsOnTheSpot) return undefined;
  const askedMs = readRetryAfter(retryAfter, now);
  return askedMs !== undefined && askedMs <= longestPauseMs ? askedMs : undefined;
}

/** `Retry-After` holds seconds or an HTTP date. */
function readRetryAfter(value: unknown, now: number): number | undefined {
  if (typeof value !== "string" || value.trim() === "") return undefined;
  const seconds = Number(value);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  const at = Date.parse(value);
  return Number.isNaN(at) ? undefined : Math.max(0, at - now);
}
