import { pollUntil } from "./poll-until.ts";
import { isRunning, type ProcessRecord } from "./process-record.ts";

/** Asks a process to end, and ends it when it does not within the grace period. Fine when it has gone already. */
export async function stopProcess(record: ProcessRecord, { graceMs }: { graceMs: number }): Promise<void> {
  for (const [signal, timeoutMs] of [
    ["SIGTERM", graceMs],
    ["SIGKILL", 5_000],
  ] as const) {
    if (!isRunning(record)) return;
    sendSignal(record, signal);
    if (await pollUntil(() => !isRunning(record), { timeoutMs, everyMs: 50 })) return;
  }
  throw new Error(`Process ${record.pid} could not be ended`);
}

function sendSignal(record: ProcessRecord, signal: NodeJS.Signals): void {
  try {
    process.kill(record.pid, signal);
  } catch (error) {
    // It ended between the look and the signal.
    if (isRunning(record)) throw error;
  }
}
