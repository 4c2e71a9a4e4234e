import { within } from "@millrace/health";

export interface Health {
  ok: boolean;
  /** Per ability: "ok" or what is wrong. */
  checks: Record<string, string>;
}

/** Each check does the real thing: a connection that is half open still looks connected. Limited to `timeoutMs` together. */
export async function checkHealth(
  checks: Record<string, () => Promise<unknown>>,
  { timeoutMs = 3_000 } = {},
): Promise<Health> {
  const outcomes = await Promise.all(
    Object.entries(checks).map(async ([name, check]) => [name, await outcomeOf(check, timeoutMs)] as const),
  );
  return { ok: outcomes.every(([, outcome]) => outcome === "ok"), checks: Object.fromEntries(outcomes) };
}

async function outcomeOf(check: () => Promise<unknown>, timeoutMs: number): Promise<string> {
  const startedAt = performance.now();
  return await within(timeoutMs, check()).then(
    () => "ok",
    // The reason may name hosts and users; it stands in the log of whoever failed.
    () => (performance.now() - startedAt < timeoutMs ? "failed" : `no answer within ${timeoutMs} ms`),
  );
}
