import { join } from "node:path";
import type { Installation } from "../installation.ts";
import { Refusal } from "../refusal.ts";
import type { Environment } from "./environment.ts";
import { pollUntil } from "./poll-until.ts";
import { isRunning } from "./process-record.ts";
import { startDetached } from "./start-detached.ts";
import { findSupervisor } from "./supervisor.ts";

interface StartOptions {
  /** Environment of the platform's programs. */
  env: Environment;
  sourceHash: string;
}

/** Leaves a supervisor behind that outlives this process, and waits until it has taken charge. */
export async function startSupervisor(installation: Installation, { env, sourceHash }: StartOptions): Promise<void> {
  const logFile = join(installation.paths.logs, "supervisor.log");
  const main = join(installation.root, "apps", "cli", "src", "main.ts");
  const args = [main, "supervise", sourceHash];
  const started = await startDetached(process.execPath, { args, logFile, env, cwd: installation.root });
  const inCharge = async () => (await findSupervisor(installation)) !== undefined;
  const done = await pollUntil(async () => !isRunning(started) || inCharge(), { timeoutMs: 20_000, everyMs: 50 });
  if (!done || !isRunning(started)) {
    throw new Refusal(`The supervisor did not start. ${logFile} says why.`, { code: "supervisor_failed" });
  }
}
