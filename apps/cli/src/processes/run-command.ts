import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { type Environment, forSpawn } from "./environment.ts";

export interface CommandOptions {
  args?: readonly string[];
  /** Text for stdin; secrets go here, because arguments are visible to everybody on the machine. */
  input?: string;
  env?: Environment;
  cwd?: string;
  signal?: AbortSignal;
  timeoutMs?: number;
  /** How it is ended when aborted; SIGKILL for programs that do not listen. */
  killSignal?: NodeJS.Signals;
  /** Called with every line of stdout and stderr while the command runs. */
  onLine?: (line: string) => void;
}

export interface CommandResult {
  /** Exit code; 127 when the program does not exist. */
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs a program to its end. Fails only when it is aborted or takes too long; a bad exit code is a result. */
export async function runCommand(command: string, options: CommandOptions = {}): Promise<CommandResult> {
  const { args = [], input = "", env = process.env, cwd, timeoutMs = 60_000, killSignal = "SIGTERM", onLine } = options;
  const signal = AbortSignal.any([AbortSignal.timeout(timeoutMs), ...(options.signal ? [options.signal] : [])]);
  const child = spawn(command, args, { env: forSpawn(env), signal, killSignal, ...(cwd === undefined ? {} : { cwd }) });
  const output = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const) {
    child[name].setEncoding("utf8").on("data", (chunk: string) => {
      output[name] += chunk;
    });
    if (onLine) createInterface({ input: child[name] }).on("line", onLine);
  }
  // A program that ends without reading its input closes the pipe; its exit code says what matters.
  child.stdin.on("error", () => {});
  child.stdin.end(input);
  return new Promise((resolve, reject) => {
    child.on("error", (error) => {
      if ("code" in error && error.code === "ENOENT") resolve({ ...output, code: 127 });
      else if (options.signal?.aborted) reject(options.signal.reason);
      else reject(signal.aborted ? new Error(`${command} did not end in ${timeoutMs} ms`) : error);
    });
    child.on("close", (code) => resolve({ ...output, code: code ?? 1 }));
  });
}
