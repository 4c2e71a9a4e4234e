import { setTimeout as pause } from "node:timers/promises";

/** What came of the promise, or undefined when it took longer: whoever asks a service that is away must not wait with it. */
export async function within<Value>(timeoutMs: number, promise: Promise<Value>): Promise<Value | undefined> {
  const answered = new AbortController();
  try {
    return await Promise.race([promise, lateness(timeoutMs, answered.signal)]);
  } finally {
    answered.abort();
  }
}

async function lateness(timeoutMs: number, signal: AbortSignal): Promise<undefined> {
  await pause(timeoutMs, undefined, { signal }).catch(() => {}); // answered in time: nobody looks any more
}
