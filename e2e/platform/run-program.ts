import { spawn } from "node:child_process";

interface ProgramOptions {
  args: readonly string[];
  cwd: string;
  env: Record<string, string>;
  timeoutMs: number;
  /** Default: anything but 0 is an error. */
  expectedCode?: number;
}

export interface ProgramOutput {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs a program to its end. @throws with the end of its stderr when it ends otherwise than expected. */
export async function runProgram(name: string, options: ProgramOptions): Promise<ProgramOutput> {
  const { args, cwd, env, timeoutMs, expectedCode = 0 } = options;
  const child = spawn(name, args, {
    cwd,
    env: env as NodeJS.ProcessEnv, // Next declares NODE_ENV to be always there; here it is not
    stdio: ["ignore", "pipe", "pipe"],
    timeout: timeoutMs,
  });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  if (code !== expectedCode) {
    throw new Error(`${name} ${args.join(" ")} ended with ${code}:\n${stderr.slice(-4_000)}${stdout.slice(-2_000)}`);
  }
  return { code, stdout, stderr };
}
