import { join } from "node:path";
import { readEnv } from "../apps/cli/src/env.ts";
import { ensureImages } from "../apps/cli/src/images/ensure-images.ts";
import { prepareServices } from "../apps/cli/src/platform/prepare-platform.ts";
import { runDown } from "../apps/cli/src/platform/run-down.ts";
import type { Environment } from "../apps/cli/src/processes/environment.ts";
import { projectRoot } from "../apps/cli/src/project-root.ts";
import { reportTo } from "../apps/cli/src/report.ts";
import { installPackages } from "../apps/cli/src/services/debian-packages.ts";
import { claimTestRun } from "./claim-test-run.ts";
import { runStages } from "./run-stages.ts";
import { checkStages, testStages } from "./stages.ts";

/** Everything continuous integration runs. The last line is `N passed, N failed`. */

/** An installation of its own: the tests must neither see nor disturb one that runs on this machine. */
const surroundings = {
  ...process.env,
  MILLRACE_HOME: join(projectRoot, ".millrace-test"),
  MILLRACE_PREFIX: "millrace-test",
};
const context = {
  env: readEnv(surroundings),
  report: reportTo(process.stdout),
  json: false,
  signal: new AbortController().signal,
};
const total = { passed: 0, failed: 0 };

const release = await claimTestRun().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
add(await runStages(checkStages, { env: surroundings, atOnce: 2 }));
const env = await attempt("services", prepare);
if (env) add(await runStages(testStages, { env, atOnce: 1 }));
// A database somebody named in the environment is theirs: the tests made their own beside it and have dropped them.
await attempt("shutdown", () => runDown(context, { volumes: context.env.DATABASE_URL === undefined }));

await release();

process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`);
process.exitCode = total.failed > 0 ? 1 : 0;

/** What the tests stand on; returns the environment they find it by. */
async function prepare(): Promise<Environment> {
  // There is one run at a time: what has the tests' name already was left by one that was killed.
  const { installation, services, env } = await prepareServices(context, { onTakenName: "replace" });
  await ensureImages({ installation, services, report: context.report });
  const chromium = { title: "Chromium", packages: { names: ["chromium"], proof: "/usr/bin/chromium" } };
  await installPackages(chromium, context);
  return { ...env, NODE_ENV: "test" };
}

/** Something that has to work for the tests to mean anything; it counts only when it does not. */
async function attempt<Result>(name: string, work: () => Promise<Result>): Promise<Result | undefined> {
  try {
    return await work();
  } catch (error) {
    process.stdout.write(`✗ ${name}: ${error instanceof Error ? error.message : error}\n`);
    total.failed += 1;
    return undefined;
  }
}

function add({ passed, failed }: { passed: number; failed: number }): void {
  total.passed += passed;
  total.failed += failed;
}
