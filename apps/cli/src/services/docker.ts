import { rm } from "node:fs/promises";
import { join } from "node:path";
import { openDocker } from "../images/open-docker.ts";
import { readIfThere } from "../private-files.ts";
import { endOfLog } from "../processes/end-of-log.ts";
import { pollUntil } from "../processes/poll-until.ts";
import { isRunning, recordProcess } from "../processes/process-record.ts";
import { runCommand } from "../processes/run-command.ts";
import { startDetached } from "../processes/start-detached.ts";
import { stopProcess } from "../processes/stop-process.ts";
import { Refusal } from "../refusal.ts";
import type { Service, ServiceContext, ServiceFacts } from "./service.ts";
import type { ServiceVariables } from "./service-variables.ts";
import type { Started } from "./started.ts";
import { systemdRuns } from "./systemd.ts";

const usualHost = "unix:///var/run/docker.sock";

export const docker: Service = {
  name: "docker",
  title: "Docker Engine",
  variables: ["DOCKER_HOST"],
  packages: { names: ["docker.io", "iptables", "ca-certificates"], proof: "/usr/sbin/dockerd" },
  check,
  find,
  start,
  stop,
  // Containers and images are removed by label, whichever engine they are on; the engine keeps no other data of ours.
  forget: async () => {},
};

async function check({ DOCKER_HOST = usualHost }: ServiceVariables): Promise<ServiceFacts> {
  const version = await openDocker(DOCKER_HOST, { timeoutMs: 10_000 }).version();
  const problems =
    version.Os === "linux" ? [] : [`The Docker Engine runs ${version.Os} containers; Linux ones are needed.`];
  return { address: DOCKER_HOST.replace("unix://", ""), version: version.Version, problems };
}

async function find({ signal }: ServiceContext): Promise<ServiceVariables | undefined> {
  const variables = { DOCKER_HOST: usualHost };
  try {
    await check(variables);
    return variables;
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof Error && "code" in error && error.code === "EACCES") {
      throw new Refusal(
        "A Docker Engine runs, but this account may not use it. Add it to the group docker (usermod -aG docker NAME, then sign in again), or run as root.",
        { code: "docker_forbidden" },
      );
    }
    return undefined;
  }
}

async function start(context: ServiceContext) {
  const variables = { DOCKER_HOST: usualHost };
  if (process.getuid?.() !== 0) {
    throw new Refusal(
      "Docker Engine is installed, but does not run. As root: start dockerd, or run this command as root.",
      {
        code: "service_missing",
      },
    );
  }
  if (await systemdRuns()) {
    await runCommand("systemctl", { args: ["start", "docker"], timeoutMs: 120_000, signal: context.signal });
    await waitUntilReady(variables, { context, logFile: "journalctl -u docker" });
    return { variables, started: { by: "packages" as const, processes: [], handle: "systemd" } };
  }
  const logFile = join(context.installation.paths.logs, "dockerd.log");
  await forgetDeadDaemon();
  const record = await startDetached("dockerd", { logFile, cwd: "/" });
  await waitUntilReady(variables, { context, logFile, isAlive: () => isRunning(record) });
  return { variables, started: { by: "packages" as const, processes: [record] } };
}

const pidFile = "/var/run/docker.pid";

/**
 * A daemon that was killed leaves its pid behind, and a new one refuses to start as long as anything has that pid: a program that was
 * given it since, or the dead one itself, where nobody has taken note of its death.
 */
async function forgetDeadDaemon(): Promise<void> {
  const pid = Number((await readIfThere(pidFile)) ?? "");
  if (!Number.isInteger(pid) || pid <= 0) return;
  const name = await readIfThere(`/proc/${pid}/comm`);
  const lives = name?.trim() === "dockerd" && isRunning(recordProcess(pid));
  if (!lives) await rm(pidFile, { force: true });
}

async function waitUntilReady(variables: ServiceVariables, { context, logFile, isAlive = () => true }: ReadyOptions) {
  const answers = () =>
    check(variables).then(
      () => true,
      () => false,
    );
  const ready = await pollUntil(async () => !isAlive() || answers(), { timeoutMs: 60_000, signal: context.signal });
  if (ready && isAlive()) return;
  throw new Refusal(`dockerd did not become ready. The end of ${logFile}:\n${await endOfLog(logFile)}`, {
    code: "docker_failed",
  });
}

interface ReadyOptions {
  context: ServiceContext;
  logFile: string;
  isAlive?: () => boolean;
}

async function stop(context: ServiceContext, { processes, handle }: Started) {
  const running = await openDocker(context.saved.DOCKER_HOST ?? usualHost).listContainers();
  if (running.length > 0) return { usedBy: `${running.length} containers that are not ours` };
  if (handle === "systemd")
    await runCommand("systemctl", { args: ["stop", "docker.socket", "docker"], timeoutMs: 60_000 });
  for (const record of processes) await stopProcess(record, { graceMs: 30_000 });
  return "stopped" as const;
}
