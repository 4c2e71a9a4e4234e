import { type FileHandle, open, rename, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { makePrivateFolder } from "../private-files.ts";

/** A log this long is put aside at the next start of its program; the one before it is dropped. */
const keptBytes = 20_000_000;

/** Opens a program's log for appending; only its owner may read it. */
export async function openLog(path: string): Promise<FileHandle> {
  await makePrivateFolder(dirname(path));
  const size = await stat(path).then(
    (entry) => entry.size,
    () => 0,
  );
  if (size > keptBytes) await rename(path, `${path}.1`);
  return open(path, "a", 0o600);
}
