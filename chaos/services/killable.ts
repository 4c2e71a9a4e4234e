import { isRunning, type ProcessRecord } from "../../apps/cli/src/processes/process-record.ts";
import { waitUntil } from "../wait-until.ts";

/** A service of the suite's own, which may be killed without harm to anybody. */
export interface Killable {
  /** For people. */
  title: string;
  /** kill -9, as if its memory had failed. Resolves when it has gone. */
  kill(): Promise<void>;
  /** Brings it up on its old data, and resolves when it answers. */
  start(): Promise<void>;
}

/** Ends a process and its children in the same group the hard way; after an abort, too. */
export async function killGroup(record: ProcessRecord): Promise<void> {
  if (isRunning(record)) process.kill(-record.pid, "SIGKILL");
  await waitUntil(() => !isRunning(record), { what: `process ${record.pid} to be gone`, timeoutMs: 10_000 });
}
