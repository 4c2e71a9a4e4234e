import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

const main = join(import.meta.dirname, "..", "..", "apps", "cli", "src", "main.ts");

/** `component push`; a version that is there already is as good. Throws what the build said. */
export async function pushComponent(folder: string): Promise<void> {
  try {
    await promisify(execFile)(process.execPath, [main, "component", "push", folder, "--json"]);
  } catch (error) {
    const said = error instanceof Error && "stderr" in error ? String(error.stderr) : String(error);
    if (!said.includes("exists already")) throw new Error(`The component could not be pushed: ${said.slice(-2_000)}`);
  }
}
