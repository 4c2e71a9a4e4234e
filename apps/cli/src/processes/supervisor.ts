import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { Installation } from "../installation.ts";
import { makePrivateFolder, readIfThere, writePrivateFile } from "../private-files.ts";
import type { Environment } from "./environment.ts";
import { keepRunning } from "./keep-running.ts";
import { isRunning, processRecordSchema, recordProcess } from "./process-record.ts";
import { listPrograms } from "./programs.ts";
import { stopProcess } from "./stop-process.ts";

const schema = z.object({
  process: processRecordSchema,
  /** Hash of everything the programs were started from. */
  sourceHash: z.string(),
});

export type SupervisorRecord = z.infer<typeof schema>;

interface SuperviseOptions {
  env: Environment;
  sourceHash: string;
  onDeath: (text: string) => void;
  signal: AbortSignal;
}

/** Keeps every program of the platform running until the signal is aborted; returns when all have gone. */
export async function supervise(installation: Installation, options: SuperviseOptions): Promise<void> {
  const { env, sourceHash, onDeath, signal } = options;
  const { pids, logs } = installation.paths;
  await makePrivateFolder(logs);
  await makePrivateFolder(pids);
  const record: SupervisorRecord = { process: recordProcess(process.pid), sourceHash };
  await writePrivateFile(recordPath(installation), JSON.stringify(record));
  try {
    const shared = { env, logFolder: logs, pidFolder: pids, onDeath, signal };
    await Promise.all(listPrograms(installation).map((program) => keepRunning(program, shared)));
  } finally {
    await rm(recordPath(installation), { force: true });
  }
}

/** The supervisor of this installation that runs now, whoever started it. */
export async function findSupervisor(installation: Installation): Promise<SupervisorRecord | undefined> {
  const text = await readIfThere(recordPath(installation));
  if (text === undefined) return undefined;
  const record = schema.parse(JSON.parse(text));
  return isRunning(record.process) ? record : undefined;
}

/** Stops the supervisor with its programs, and programs a killed supervisor left behind. Returns their names. */
export async function stopPrograms(installation: Installation): Promise<string[]> {
  const names = await runningPrograms(installation);
  const supervisor = await findSupervisor(installation);
  // Longer than the longest grace period of a program.
  if (supervisor) await stopProcess(supervisor.process, { graceMs: 45_000 });
  for (const name of names) {
    const record = await readProgramRecord(installation, name);
    if (record) await stopProcess(record, { graceMs: 15_000 });
    await rm(join(installation.paths.pids, `${name}.json`), { force: true });
  }
  return names;
}

async function runningPrograms(installation: Installation): Promise<string[]> {
  const files = await readdir(installation.paths.pids).catch(() => []);
  const names = files.map((file) => file.replace(/\.json$/, "")).filter((name) => name !== "supervisor");
  const records = await Promise.all(names.map((name) => readProgramRecord(installation, name)));
  return names.filter((_, index) => {
    const record = records[index];
    return record !== undefined && isRunning(record);
  });
}

async function readProgramRecord({ paths }: Installation, name: string) {
  const text = await readIfThere(join(paths.pids, `${name}.json`));
  return text === undefined ? undefined : processRecordSchema.parse(JSON.parse(text));
}

function recordPath({ paths }: Installation): string {
  return join(paths.pids, "supervisor.json");
}
