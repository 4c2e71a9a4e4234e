import { DomainError } from "@millrace/flow";

export interface Patience {
  patienceMs: number;
  signal: AbortSignal;
  /** What is said when it runs out. */
  silence: string;
}

/** What was asked of Redis, or `timed_out`: one that is away answers nothing at all, and waits with everything it is asked. */
export async function inTime<Value>({ patienceMs, signal, silence }: Patience, asked: Promise<Value>): Promise<Value> {
  asked.catch(() => {}); // nobody looks any more at an answer that comes too late
  signal.throwIfAborted();
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new DomainError("timed_out", silence)), patienceMs);
  const onAbort = () => late.reject(signal.reason);
  signal.addEventListener("abort", onAbort, { once: true });
  try {
    return await Promise.race([asked, late.promise]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", onAbort);
  }
}
