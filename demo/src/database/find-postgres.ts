import { existsSync, readdirSync } from "node:fs";
import { delimiter, join } from "node:path";

/** There is no PostgreSQL server on this machine that could be started. */
export class PostgresMissing extends Error {}

/** Folder with `initdb` and `pg_ctl` of the newest PostgreSQL server on this machine. Throws with the cure when there is none. */
export function findPostgres(): string {
  const folder = [...packaged(), ...(process.env.PATH ?? "").split(delimiter)].find(hasServer);
  if (folder) return folder;
  throw new PostgresMissing("The demo shop needs PostgreSQL's server programs. On Debian: apt-get install postgresql");
}

/** Debian keeps them out of the PATH, one folder per major version. */
function packaged(): string[] {
  const root = "/usr/lib/postgresql";
  const versions = existsSync(root) ? readdirSync(root) : [];
  return versions.sort((a, b) => Number(b) - Number(a)).map((version) => join(root, version, "bin"));
}

function hasServer(folder: string): boolean {
  return existsSync(join(folder, "initdb")) && existsSync(join(folder, "pg_ctl"));
}
