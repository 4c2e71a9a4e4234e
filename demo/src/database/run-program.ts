import { spawn } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findPostgres } from "./find-postgres.ts";

export interface ProgramResult {
  code: number;
  /** Standard output and error together. */
  output: string;
}

/**
 * Runs one of PostgreSQL's programs, as root in the name of Debian's user `postgres`. Output goes through a file: a server
 * that stays behind would keep a pipe open for ever.
 */
export async function runPostgresProgram(
  name: "initdb" | "pg_ctl",
  { args, folder }: { args: string[]; folder: string },
): Promise<ProgramResult> {
  const scratch = mkdtempSync(join(tmpdir(), "millrace-demo-"));
  const outputFile = join(scratch, "output");
  const output = openSync(outputFile, "w", 0o600);
  try {
    const child = spawn(join(findPostgres(), name), args, {
      cwd: folder,
      stdio: ["ignore", output, output],
      env: { ...process.env, LC_ALL: "C.UTF-8" },
      ...postgresUser(),
    });
    const code = await new Promise<number>((resolve, reject) => {
      child.once("error", reject);
      child.once("exit", (exitCode) => resolve(exitCode ?? 1));
    });
    return { code, output: readFileSync(outputFile, "utf8") };
  } finally {
    closeSync(output);
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Who runs the server: ourselves, or Debian's own user when we are root. */
export function postgresUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const { uid, gid } = statSync("/var/lib/postgresql");
  return { uid, gid };
}
