import { spawn } from "node:child_process";
import { type Environment, forSpawn } from "./environment.ts";
import { openLog } from "./open-log.ts";
import { type ProcessRecord, recordProcess } from "./process-record.ts";

export interface DetachedOptions {
  args?: readonly string[];
  /** Output is appended here. */
  logFile: string;
  env?: Environment;
  cwd?: string;
  /** Account the program runs under; needs root. */
  account?: { uid: number; gid: number };
}

/** Starts a program in a session of its own: it outlives this one and its terminal. */
export async function startDetached(command: string, options: DetachedOptions): Promise<ProcessRecord> {
  const { args = [], logFile, env = process.env, cwd, account } = options;
  const log = await openLog(logFile);
  try {
    const child = spawn(command, args, {
      detached: true,
      stdio: ["ignore", log.fd, log.fd],
      env: forSpawn(env),
      ...(cwd === undefined ? {} : { cwd }),
      ...account,
    });
    await new Promise<void>((resolve, reject) => {
      child.once("spawn", resolve);
      child.once("error", reject);
    });
    child.unref();
    if (child.pid === undefined) throw new Error(`${command} has no process id`);
    return recordProcess(child.pid);
  } finally {
    await log.close();
  }
}
