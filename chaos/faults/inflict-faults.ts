import { setTimeout as pause } from "node:timers/promises";
import type { Ledger } from "../ledger/ledger.ts";
import type { Platform } from "../platform/start-platform.ts";
import { waitUntil } from "../wait-until.ts";
import type { Fault, FaultResult, Faults } from "./fault.ts";
import type { PlannedFault } from "./plan-faults.ts";

interface Surroundings {
  faults: Faults;
  platform: Platform;
  ledger: Ledger;
  /** How long a recovery may take. */
  recoveryLimitMs: number;
  log: (line: string) => void;
  signal: AbortSignal;
}

/** One fault after the other; the next comes when the platform has recovered from the last, or had its time. */
export async function inflictFaults(plan: readonly PlannedFault[], surroundings: Surroundings): Promise<FaultResult[]> {
  const results: FaultResult[] = [];
  for (const { kind, afterMs, downMs } of plan) {
    await pause(afterMs, undefined, { signal: surroundings.signal });
    const fault = surroundings.faults[kind];
    if (!fault) throw new Error(`The fault ${kind} cannot be inflicted here`);
    const result = { kind, title: fault.title, ...(await inflict(fault, { ...surroundings, downMs })) };
    surroundings.log(describe(result));
    results.push(result);
  }
  return results;
}

async function inflict(
  { inflict, restore }: Fault,
  { downMs, ...surroundings }: Surroundings & { downMs: number },
): Promise<Pick<FaultResult, "outageMs" | "recoveryMs" | "detail">> {
  const brokenAt = Date.now();
  const detail = await inflict();
  if (restore) {
    await pause(downMs, undefined, { signal: surroundings.signal });
    await restore();
  }
  const restoredAt = restore ? Date.now() : brokenAt;
  const outage = restore ? { outageMs: restoredAt - brokenAt } : {};
  try {
    const { missedLast } = await recovers(restoredAt, surroundings);
    return { ...outage, recoveryMs: Date.now() - restoredAt, detail: `${detail}, last came ${missedLast}` };
  } catch (error) {
    surroundings.signal.throwIfAborted();
    return { ...outage, detail: `${detail}. ${error instanceof Error ? error.message : error}` };
  }
}

async function recovers(
  since: number,
  { platform, ledger, recoveryLimitMs, signal }: Surroundings,
): Promise<{ missedLast: string }> {
  let missing: string[] = [];
  let missedLast = "nothing";
  const isWell = async () => {
    // A message that came all the way since then is the proof; an endpoint may tell what it knew a moment before.
    const waiting = ledger.waitingSince(since).map((name) => `a message through "${name}"`);
    const ill = (await platform.unhealthy()).map((name) => `the health of the ${name}`);
    missing = [...ill, ...waiting];
    missedLast = missing.join(", ") || missedLast;
    return missing.length === 0;
  };
  await waitUntil(isWell, { what: () => missing.join(", "), timeoutMs: recoveryLimitMs, everyMs: 100, signal });
  return { missedLast };
}

function describe({ detail, outageMs, recoveryMs }: FaultResult): string {
  const outage = outageMs === undefined ? "" : `back after ${(outageMs / 1000).toFixed(1)} s, `;
  if (recoveryMs === undefined) return `✗ ${outage}${detail}`;
  return `✓ ${outage}recovered in ${(recoveryMs / 1000).toFixed(1)} s: ${detail}`;
}
