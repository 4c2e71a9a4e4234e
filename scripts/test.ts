import { join } from "node:path";
import { runCommand } from "../apps/cli/src/processes/run-command.ts";
import { projectRoot } from "../apps/cli/src/project-root.ts";
import { reportTo } from "../apps/cli/src/report.ts";
import { installPackages } from "../apps/cli/src/services/debian-packages.ts";
import { runStages } from "./run-stages.ts";
import { checkStages, testStages } from "./stages.ts";

/** Everything continuous integration runs. The last line is `N passed, N failed`. */
const home = join(projectRoot, ".millrace-test");
/** An installation of its own: the tests must not see, nor disturb, one that runs on this machine. */
const env = { ...process.env, MILLRACE_HOME: home, MILLRACE_PREFIX: "millrace-test" };
const total = { passed: 0, failed: 0 };

add(await runStages(checkStages, { env, atOnce: 2 }));
if (await succeeds("services", () => millrace("up", "--prepare"))) {
  await succeeds("browser", installBrowser);
  add(await runStages(testStages, { env: { ...env, ...(await programEnvironment()) }, atOnce: 1 }));
}
await succeeds("shutdown", () => millrace("down", "--volumes"));

process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`);
process.exitCode = total.failed > 0 ? 1 : 0;

function add({ passed, failed }: { passed: number; failed: number }): void {
  total.passed += passed;
  total.failed += failed;
}

/** Something that has to work for the tests to mean anything; it counts only when it does not. */
async function succeeds(name: string, work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    process.stdout.write(`✗ ${name}: ${error instanceof Error ? error.message : error}\n`);
    total.failed += 1;
    return false;
  }
}

async function millrace(...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await runCommand(process.execPath, {
    args: [join(projectRoot, "apps", "cli", "src", "main.ts"), ...args],
    cwd: projectRoot,
    env,
    timeoutMs: 20 * 60_000,
    onLine: (line) => {
      // The environment it prints holds secrets.
      if (args[0] !== "env") process.stdout.write(`  ${line}\n`);
    },
  });
  if (code !== 0) throw new Error(`millrace ${args.join(" ")} failed: ${stderr.trim().split("\n").at(-1)}`);
  return stdout;
}

async function programEnvironment(): Promise<Record<string, string>> {
  return JSON.parse(await millrace("env", "--json"));
}

async function installBrowser(): Promise<void> {
  const chromium = { title: "Chromium", packages: { names: ["chromium"], proof: "/usr/bin/chromium" } };
  await installPackages(chromium, { report: reportTo(process.stderr), signal: new AbortController().signal });
}
