import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Installation } from "../installation.ts";
import { readIfThere } from "../private-files.ts";
import { Refusal } from "../refusal.ts";
import type { Report } from "../report.ts";
import { hashFiles } from "./hash-files.ts";
import { runCommand } from "./run-command.ts";

const sources = [
  "apps/web",
  "packages/api/src",
  "packages/flow/src",
  "packages/db/src",
  "packages/jobs/src",
  "package-lock.json",
];

/**
 * Builds the web program unless its build belongs to these very sources. The stamp lies in the build: every
 * installation of this clone serves the same one.
 */
export async function buildWeb(
  { root }: Installation,
  { report, signal }: { report: Report; signal: AbortSignal },
): Promise<"built" | "kept"> {
  const folder = join(root, "apps", "web");
  const stampPath = join(folder, ".next", "source-hash");
  const hash = await hashFiles(root, sources);
  if ((await readIfThere(stampPath)) === hash) return "kept";
  report.begin("Building the web program (a minute or two)");
  await runOrRefuse([join(root, "node_modules", "next", "dist", "bin", "next"), "build"], { folder, signal });
  await runOrRefuse([join(folder, "src", "pack-build.ts")], { folder, signal });
  await writeFile(stampPath, hash);
  return "built";
}

/** Runs a Node program in the folder of the web program. @throws with the end of what it said. */
async function runOrRefuse(
  args: readonly string[],
  { folder, signal }: { folder: string; signal: AbortSignal },
): Promise<void> {
  const { code, stdout, stderr } = await runCommand(process.execPath, {
    args,
    cwd: folder,
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", NODE_ENV: "production" },
    timeoutMs: 30 * 60_000,
    killSignal: "SIGKILL",
    signal,
  });
  if (code === 0) return;
  throw new Refusal(
    `The web program could not be built:\n${`${stdout}\n${stderr}`.trim().split("\n").slice(-40).join("\n")}`,
    { code: "build_failed" },
  );
}
