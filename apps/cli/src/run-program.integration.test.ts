import { execFile } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { projectRoot } from "./project-root.ts";

test("an unknown command is a usage error", { timeout: 60_000 }, async () => {
  expect(await millrace(["nonsense"])).toMatchObject({ code: 2 });
});

test("help is not an error", { timeout: 60_000 }, async () => {
  const { code, stdout } = await millrace(["--help"]);
  expect(code).toBe(0);
  expect(stdout).toContain("doctor");
});

test("a refusal under --json is one document on stdout and its reason on stderr", { timeout: 60_000 }, async () => {
  const { code, stdout, stderr } = await millrace(["doctor", "--json"], { MILLRACE_WEB_PORT: "none" });
  expect(code).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({
    error: { code: "failed", message: expect.stringContaining("MILLRACE_WEB_PORT") },
  });
  expect(stderr).toContain("MILLRACE_WEB_PORT");
  expect(stderr).not.toContain("    at ");
});

function millrace(args: string[], env: Record<string, string> = {}) {
  const command = [join(projectRoot, "apps", "cli", "bin", "millrace.mjs"), ...args];
  return new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
    execFile(process.execPath, command, { env: { ...process.env, ...env } }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === "number" ? error.code : 0, stdout, stderr });
    });
  });
}
