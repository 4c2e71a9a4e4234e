import { type ChildProcess, spawn } from "node:child_process";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { writePrivateFile } from "../private-files.ts";
import { type Environment, forSpawn } from "./environment.ts";
import { openLog } from "./open-log.ts";
import { recordProcess } from "./process-record.ts";
import type { Program } from "./programs.ts";
import { restartDelayMs } from "./restart-delay.ts";

export interface KeepRunningOptions {
  env: Environment;
  logFolder: string;
  pidFolder: string;
  /** Told about every end that nobody asked for. */
  onDeath: (text: string) => void;
  /** Asks the program to stop; the returned promise then settles when it has gone. */
  signal: AbortSignal;
}

/** Starts a program and starts it again whenever it ends, with growing pauses, until the signal is aborted. */
export async function keepRunning(program: Program, options: KeepRunningOptions): Promise<void> {
  const { signal, onDeath } = options;
  let quickDeaths = 0;
  while (!signal.aborted) {
    const startedAt = Date.now();
    const end = await runOnce(program, options);
    if (signal.aborted) return;
    quickDeaths = Date.now() - startedAt > 60_000 ? 1 : quickDeaths + 1;
    const delayMs = restartDelayMs(quickDeaths);
    onDeath(
      `${program.name} ended (${end}); starting it again in ${delayMs / 1000} s. See ${logFile(program, options)}`,
    );
    await sleep(delayMs, undefined, { signal }).catch(() => {});
  }
}

/** Runs the program to its end and says how it ended. */
async function runOnce(program: Program, options: KeepRunningOptions): Promise<string> {
  const log = await openLog(logFile(program, options));
  const pidFile = join(options.pidFolder, `${program.name}.json`);
  try {
    const child = spawn(process.execPath, program.args, {
      cwd: program.cwd,
      env: forSpawn(options.env),
      stdio: ["ignore", log.fd, log.fd],
      // A group of its own: Ctrl+C goes to the supervisor, which stops its programs in order.
      detached: true,
    });
    const ended = endOf(child);
    if (child.pid !== undefined) await writePrivateFile(pidFile, JSON.stringify(recordProcess(child.pid)));
    const stop = () => stopChild(child, program.graceMs);
    options.signal.addEventListener("abort", stop, { once: true });
    if (options.signal.aborted) stop();
    const end = await ended;
    options.signal.removeEventListener("abort", stop);
    return end;
  } finally {
    await rm(pidFile, { force: true });
    await log.close();
  }
}

function endOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("exit", (code, signal) => resolve(signal ?? `exit code ${code}`));
  });
}

function stopChild(child: ChildProcess, graceMs: number): void {
  child.kill("SIGTERM");
  const force = setTimeout(() => child.kill("SIGKILL"), graceMs);
  child.once("exit", () => clearTimeout(force));
}

function logFile({ name }: Program, { logFolder }: KeepRunningOptions): string {
  return join(logFolder, `${name}.log`);
}
