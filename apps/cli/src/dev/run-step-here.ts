import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { watch } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { bundle } from "../images/build-component-image.ts";

interface Here {
  root: string;
  folder: string;
  variables: Record<string, string>;
  signal: AbortSignal;
}

/** Settings written for containers mean this machine by another name. */
const hostName = import.meta.resolve("./resolve-host-name.ts");

/** Editors write several files at once. */
const settleMs = 150;
/** After SIGTERM it may finish what it has in hand; then it is killed. */
const graceMs = 10_000;

/** Runs the component in a folder as a step's process until the signal, and anew whenever a file in the folder changes. */
export async function runStepHere({ root, folder, variables, signal }: Here): Promise<void> {
  const home = await mkdtemp(join(tmpdir(), "millrace-dev-"));
  const program = join(home, "run.mjs");
  await writeFile(program, await bundle(join(root, "packages", "component", "src", "run-folder.ts")));
  const start = () => {
    const { PATH, HOME } = process.env;
    const env = { ...variables, PATH, HOME, NODE_ENV: "development" as const };
    const child = spawn(process.execPath, ["--import", hostName, program], {
      cwd: folder,
      env,
      stdio: ["ignore", "pipe", "inherit"],
    });
    createInterface({ input: child.stdout }).on("line", (line) => say(drawLine(line)));
    child.on("exit", (code) => code && say(`The component ended with ${code}. Waiting for a change …`));
    return child;
  };
  let child = start();
  let settling: NodeJS.Timeout | undefined;
  let restarting = Promise.resolve();
  const restart = async (file: string) => {
    await end(child);
    if (signal.aborted) return;
    say(`${file} changed: running it anew`);
    child = start();
  };
  const watcher = watch(folder, { recursive: true }, (_, file) => {
    if (file === null || /(^|[\\/])(node_modules|\.git)([\\/]|$)/.test(file)) return;
    clearTimeout(settling);
    settling = setTimeout(() => {
      restarting = restarting.then(() => restart(file));
    }, settleMs);
  });
  try {
    say(`Running ${folder}. Ctrl+C gives the step back.`);
    if (!signal.aborted) await once(signal, "abort");
  } finally {
    watcher.close();
    clearTimeout(settling);
    await restarting;
    await end(child);
    await rm(home, { recursive: true, force: true });
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, "exit");
  child.kill("SIGTERM");
  const timer = setTimeout(() => child.kill("SIGKILL"), graceMs);
  await exited;
  clearTimeout(timer);
}

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

const levels: Record<number, string> = { 10: "trace", 20: "debug", 30: "info", 40: "warn", 50: "error", 60: "fatal" };

/** A log line as a person reads it; anything else as it is. */
function drawLine(line: string): string {
  try {
    const { level, msg, err }: { level?: number; msg?: string; err?: { stack?: string } } = JSON.parse(line);
    if (level === undefined || msg === undefined) return line;
    return `${(levels[level] ?? "").padEnd(5)} ${msg}${err?.stack ? `\n${err.stack}` : ""}`;
  } catch {
    return line;
  }
}
