import { join } from "node:path";
import { thePlatform } from "./platform.ts";
import { type ProgramOutput, runProgram } from "./run-program.ts";

const root = join(import.meta.dirname, "..", "..");

/** `npx millrace … --json` against the tests' platform. @returns its JSON document. */
// biome-ignore lint/suspicious/noExplicitAny: each command prints a document of its own, and tests look at single fields
export async function millrace(...args: string[]): Promise<any> {
  const { stdout } = await runMillrace([...args, "--json"]);
  return JSON.parse(stdout);
}

/** The command as a person types it. */
export function runMillrace(args: readonly string[], expectedCode = 0): Promise<ProgramOutput> {
  return runProgram(join(root, "node_modules", ".bin", "millrace"), {
    args,
    cwd: root,
    env: thePlatform().env,
    timeoutMs: 120_000,
    expectedCode,
  });
}
