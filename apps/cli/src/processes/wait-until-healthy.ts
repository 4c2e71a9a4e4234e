import { join } from "node:path";
import type { Installation } from "../installation.ts";
import { Refusal } from "../refusal.ts";
import type { Report } from "../report.ts";
import { endOfLog } from "./end-of-log.ts";
import { pollUntil } from "./poll-until.ts";
import { listPrograms, type Program } from "./programs.ts";

interface HealthOptions {
  report: Report;
  signal: AbortSignal;
  timeoutMs: number;
}

/** Waits until every program answers its health address. Throws a `Refusal` with the end of the log of the one that does not. */
export async function waitUntilHealthy(installation: Installation, options: HealthOptions): Promise<void> {
  await Promise.all(listPrograms(installation).map((program) => waitForProgram(program, { ...options, installation })));
}

async function waitForProgram(program: Program, { installation, report, signal, timeoutMs }: ProgramOptions) {
  const ready = await pollUntil(() => isHealthy(program), { timeoutMs, everyMs: 150, signal });
  if (ready) return report.done(program.name, `healthy on port ${program.port.number}`);
  const logFile = join(installation.paths.logs, `${program.name}.log`);
  const reason = (await healthText(program)) ?? "it does not answer";
  throw new Refusal(
    `${program.name} did not become healthy: ${reason}\nThe end of ${logFile}:\n${await endOfLog(logFile)}`,
    {
      code: "unhealthy",
    },
  );
}

interface ProgramOptions extends HealthOptions {
  installation: Installation;
}

export async function isHealthy({ healthUrl }: Program): Promise<boolean> {
  return fetch(healthUrl, { signal: AbortSignal.timeout(3_000) }).then(
    async (response) => {
      await response.body?.cancel();
      return response.ok;
    },
    () => false,
  );
}

async function healthText({ healthUrl }: Program): Promise<string | undefined> {
  return fetch(healthUrl, { signal: AbortSignal.timeout(3_000) })
    .then((response) => response.text())
    .then((text) => text.slice(0, 500))
    .catch(() => undefined);
}
