import { readFile } from "node:fs/promises";
import { readEnv } from "../../apps/cli/src/env.ts";
import { describeInstallation } from "../../apps/cli/src/installation.ts";
import { isRunning, type ProcessRecord, recordProcess } from "../../apps/cli/src/processes/process-record.ts";
import { reportTo } from "../../apps/cli/src/report.ts";
import { docker } from "../../apps/cli/src/services/docker.ts";
import { readServiceVariables } from "../../apps/cli/src/services/service-variables.ts";
import { readStarted, writeStarted } from "../../apps/cli/src/services/started.ts";
import { systemdRuns } from "../../apps/cli/src/services/systemd.ts";
import { waitUntil } from "../wait-until.ts";
import type { Killable } from "./killable.ts";

interface EngineOptions {
  /** What the caller said about it; undefined: kill it when it is this checkout's own. */
  isWanted: boolean | undefined;
  /** A short run leaves it alone unless asked. */
  isShort: boolean;
  signal: AbortSignal;
}

/**
 * The machine's Docker daemon, when it may be killed: `up` of this checkout started it, or the caller says so. Else why it is
 * left alone: whoever else has containers here would suffer.
 */
export async function findEngine({ isWanted, isShort, signal }: EngineOptions): Promise<Killable | string> {
  if (isWanted === false) return "not killed, as asked";
  if (process.getuid?.() !== 0) return "not killed: only root may start it again";
  if (process.env.DOCKER_HOST && !process.env.DOCKER_HOST.startsWith("unix://")) return "not killed: it is elsewhere";
  if (await systemdRuns()) return "not killed: systemd runs it, not we";
  const installation = describeInstallation(readEnv(process.env));
  const { started: path, services } = installation.paths;
  const own = (await readStarted(path)).docker?.processes[0];
  const isOwn = own !== undefined && isRunning(own);
  if (!isOwn && !isWanted) return "not killed: somebody else started it (--docker kills it all the same)";
  if (isShort && !isWanted) return "not killed in a short run: --docker does it";

  let running: ProcessRecord = isOwn ? own : await findDaemon();
  const report = reportTo(process.stderr);
  return {
    title: "the Docker daemon",
    kill: async () => {
      process.kill(running.pid, "SIGKILL");
      await waitUntil(() => !isRunning(running), { what: "the Docker daemon to be gone", timeoutMs: 10_000, signal });
    },
    start: async () => {
      const saved = await readServiceVariables(services);
      // Without the run's signal: a machine must not be left without its engine.
      const { signal } = new AbortController();
      const context = { installation, saved, report, signal, onTakenName: "refuse" as const };
      const { started } = await docker.start(context);
      running = started.processes[0] ?? running;
      // Whoever shuts down what `up` has started must find the new one.
      if (isOwn) await writeStarted(path, { ...(await readStarted(path)), docker: started });
    },
  };
}

async function findDaemon(): Promise<ProcessRecord> {
  return recordProcess(Number((await readFile("/var/run/docker.pid", "utf8")).trim()));
}
