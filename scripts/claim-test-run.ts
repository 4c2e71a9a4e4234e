import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readIfThere, writePrivateFile } from "../apps/cli/src/private-files.ts";
import { isRunning, processRecordSchema, recordProcess } from "../apps/cli/src/processes/process-record.ts";

/** One file for the machine, not for the folder: test runs of two clones would share names in the services. */
const usualPath = join(tmpdir(), "millrace-test-run.json");

/**
 * Notes that this process runs the tests of this machine, so that what carries their name and is there already is known to be
 * left by a run that was killed. Returns how to take the note back.
 *
 * @throws when another run is under way.
 */
export async function claimTestRun(path = usualPath): Promise<() => Promise<void>> {
  const text = await readIfThere(path);
  const other = text === undefined ? undefined : processRecordSchema.safeParse(parse(text)).data;
  if (other && isRunning(other)) {
    throw new Error(
      `Another test run is under way on this machine (process ${other.pid}). Wait until it ends, or end it.`,
    );
  }
  await writePrivateFile(path, `${JSON.stringify(recordProcess(process.pid))}\n`);
  return () => rm(path, { force: true });
}

/** A run that was killed may have left half a file. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
