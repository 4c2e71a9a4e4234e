import { z } from "zod";
import type { PlatformApi } from "../../bench/platform-api.ts";
import type { RunningFlow } from "../flows/start-flows.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { waitUntil } from "../wait-until.ts";

interface SettleOptions {
  api: PlatformApi;
  flows: readonly RunningFlow[];
  ledger: Ledger;
  limitMs: number;
  log: (line: string) => void;
  signal: AbortSignal;
}

/** Nothing has arrived for this long: what is missing waits for somebody to decide. */
const quietMs = 15_000;

const retriedSchema = z.object({ retried: z.number() });

/**
 * Waits until everything accepted has arrived, or its time is up. What was set aside with its error, say because its container died of
 * something else too often, is retried as an operator would do it.
 * @returns how many were sent once more that way.
 */
export async function settle({ api, flows, ledger, limitMs, log, signal }: SettleOptions): Promise<number> {
  let byHand = 0;
  let last = { missing: Number.POSITIVE_INFINITY, at: Date.now() };
  const isSettled = async () => {
    const incomplete = ledger.summarize().filter(({ lost }) => lost.length > 0);
    const missing = incomplete.reduce((total, { lost }) => total + lost.length, 0);
    if (missing < last.missing) last = { missing, at: Date.now() };
    if (missing === 0) return true;
    if (Date.now() - last.at < quietMs) return false;
    last = { missing, at: Date.now() };
    for (const { name } of incomplete) byHand += await retryErrors(name);
    return false;
  };
  const retryErrors = async (name: string) => {
    const id = flows.find(({ flow }) => flow.name === name)?.id;
    const { retried } = retriedSchema.parse(await api({ method: "POST", path: `/flows/${id}/errors/retry`, body: {} }));
    log(`${last.missing} are missing; retried ${retried} errors of "${name}"`);
    return retried;
  };
  const what = "every accepted message to arrive";
  await waitUntil(isSettled, { what, timeoutMs: limitMs, everyMs: 200, signal }).catch((error) => {
    signal.throwIfAborted();
    log(error instanceof Error ? error.message : String(error)); // the ledger says which
  });
  return byHand;
}
