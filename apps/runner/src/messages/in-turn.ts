import { setTimeout as pause } from "node:timers/promises";
import { DomainError } from "@millrace/flow";
import type { MessageDesk } from "./message-desk.ts";

const lookEveryMs = 100;
const patienceMs = 15_000;

/**
 * Does work that must not happen twice at a time, on this runner or another: `name` says to what. Throws `conflict` when its turn does
 * not come.
 */
export async function inTurn<Result>(
  { locks, signal }: Pick<MessageDesk, "locks" | "signal">,
  { name, busy, work }: { name: string; busy: string; work: () => Promise<Result> },
): Promise<Result> {
  const deadline = performance.now() + patienceMs;
  while (performance.now() < deadline) {
    const release = await locks.tryLock(name);
    if (release) return await work().finally(release);
    await pause(lookEveryMs, undefined, { signal });
  }
  throw new DomainError("conflict", busy);
}
