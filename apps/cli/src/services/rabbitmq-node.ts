import { chown, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { endOfLog } from "../processes/end-of-log.ts";
import type { Environment } from "../processes/environment.ts";
import { pollUntil } from "../processes/poll-until.ts";
import { describeListener, isListening } from "../processes/ports.ts";
import { isRunning } from "../processes/process-record.ts";
import { runCommand } from "../processes/run-command.ts";
import { startDetached } from "../processes/start-detached.ts";
import { stopProcess } from "../processes/stop-process.ts";
import { Refusal } from "../refusal.ts";
import type { ServiceContext } from "./service.ts";
import type { Started } from "./started.ts";

export interface NodePorts {
  amqpPort: number;
  managementPort: number;
}

/**
 * Home of the rabbitmq account, which need not be able to enter MILLRACE_HOME. One node serves every installation of
 * the machine, each in its own vhost, so its data does not depend on which of them started it.
 */
const accountHome = "/var/lib/rabbitmq";
/** A fixed host name: a node's data belongs to its name, and machines and containers get renamed. */
const nodeName = "millrace@localhost";

/** Starts RabbitMQ from Debian's package with our own configuration and data folder, and waits until it serves. */
export async function startNode(context: ServiceContext, ports: NodePorts): Promise<Started> {
  const { installation, signal } = context;
  if (process.getuid?.() !== 0) {
    throw new Refusal(
      "RabbitMQ is installed, but does not run. Start it as root with its management plugin, or run this command as root.",
      {
        code: "service_missing",
      },
    );
  }
  await refuseTakenPorts(ports);
  const logFile = join(installation.paths.logs, "rabbitmq.log");
  const place = { name: nodeName, home: accountHome, ports: { ...ports, distPort: ports.amqpPort + 20_000 }, logFile };
  return await startBroker(place, { signal });
}

/** Where a node lives; its data lies in the folder `millrace` of its home and belongs to its name. */
export interface BrokerPlace {
  name: string;
  home: string;
  ports: NodePorts & { /** Erlang's own, on the loopback. */ distPort: number };
  logFile: string;
}

/** Starts a node as the account of Debian's package, and waits until it serves. */
export async function startBroker(place: BrokerPlace, { signal }: { signal: AbortSignal }): Promise<Started> {
  const { name, home, ports, logFile } = place;
  const account = await findAccount("rabbitmq");
  const folder = join(home, "millrace");
  await mkdir(folder, { recursive: true, mode: 0o750 });
  for (const path of [home, folder]) await chown(path, account.uid, account.gid);
  await writeFor(account, { path: join(folder, "rabbitmq.conf"), text: rabbitmqConfig(ports) });
  await writeFor(account, { path: join(folder, "enabled_plugins"), text: "[rabbitmq_management].\n" });
  const epmd = await ensureEpmd({ account, logFile });
  const broker = await startDetached("/bin/sh", {
    // Every connection and queue file is a descriptor; the usual soft limit of 1024 is far too few.
    args: ["-c", "ulimit -n 65536 2>/dev/null || ulimit -n $(ulimit -Hn); exec /usr/lib/rabbitmq/bin/rabbitmq-server"],
    logFile,
    env: nodeEnvironment(place, folder),
    cwd: folder,
    account,
  });
  const serves = () => isListening(ports.managementPort);
  const up = await pollUntil(async () => !isRunning(broker) || serves(), { timeoutMs: 120_000, signal });
  if (!up || !isRunning(broker)) {
    throw new Refusal(`RabbitMQ did not start. The end of ${logFile}:\n${await endOfLog(logFile)}`, {
      code: "rabbitmq_failed",
    });
  }
  return { by: "packages", processes: [broker, ...epmd], handle: name };
}

/** Stops the broker and, when no other Erlang node needs it, the port mapper that came with it. */
export async function stopNode({ processes: [broker, epmd] }: Started): Promise<void> {
  if (broker) await stopProcess(broker, { graceMs: 60_000 });
  if (!epmd) return;
  const { stdout } = await runCommand("epmd", { args: ["-names"], timeoutMs: 5_000 });
  if (!/^name /m.test(stdout)) await stopProcess(epmd, { graceMs: 5_000 });
}

function rabbitmqConfig({ amqpPort, managementPort }: NodePorts): string {
  return [
    "# Written by Millrace at every start.",
    "# Step containers come in through Docker's bridges, whose addresses are not known beforehand.",
    `listeners.tcp.1 = 0.0.0.0:${amqpPort}`,
    "management.tcp.ip = 127.0.0.1",
    `management.tcp.port = ${managementPort}`,
    "# Depths on the canvas may be a second old, not five.",
    "collect_statistics_interval = 1000",
    "# Steps bound their own work; the broker's half hour would deliver long work a second time.",
    "consumer_timeout = 86400000",
    "vm_memory_high_watermark.relative = 0.4",
    "disk_free_limit.absolute = 500MB",
    "log.file = false",
    "log.console = true",
    "log.console.level = warning",
    "",
  ].join("\n");
}

function nodeEnvironment({ name, home, ports }: BrokerPlace, folder: string): Environment {
  return {
    PATH: process.env.PATH,
    LANG: "C.UTF-8",
    HOME: home,
    // None of these exist: the machine's own settings are for the machine's own node.
    RABBITMQ_CONF_ENV_FILE: join(folder, "none.env"),
    RABBITMQ_CONFIG_FILES: join(folder, "none.d"),
    RABBITMQ_ADVANCED_CONFIG_FILE: join(folder, "none.config"),
    RABBITMQ_NODENAME: name,
    RABBITMQ_CONFIG_FILE: join(folder, "rabbitmq.conf"),
    RABBITMQ_ENABLED_PLUGINS_FILE: join(folder, "enabled_plugins"),
    RABBITMQ_MNESIA_BASE: join(folder, "mnesia"),
    RABBITMQ_LOG_BASE: join(folder, "log"),
    RABBITMQ_DIST_PORT: String(ports.distPort),
    ERL_CRASH_DUMP_SECONDS: "0",
    // Erlang's own port talks to other nodes; there are none. Quorum queues tell their depth by a clock of their own, every five
    // seconds unless told otherwise.
    RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS:
      "-kernel inet_dist_use_interface {127,0,0,1} -rabbit quorum_tick_interval 1000",
    ERL_EPMD_ADDRESS: "127.0.0.1",
  };
}

/** Erlang's port mapper, on the loopback only; a node started without one would open one to the world. */
async function ensureEpmd({ account, logFile }: { account: Account; logFile: string }) {
  const { code } = await runCommand("epmd", { args: ["-names"], timeoutMs: 5_000 });
  if (code === 0) return [];
  const env = { PATH: process.env.PATH, ERL_EPMD_ADDRESS: "127.0.0.1" };
  return [await startDetached("epmd", { logFile, env, cwd: "/", account })];
}

async function refuseTakenPorts(ports: NodePorts): Promise<void> {
  for (const port of Object.values(ports)) {
    if (!(await isListening(port))) continue;
    const owner = (await describeListener(port)) ?? "another program";
    throw new Refusal(`RabbitMQ needs port ${port}, which ${owner} uses. Stop it, or set AMQP_URL.`, {
      code: "port_taken",
    });
  }
}

interface Account {
  uid: number;
  gid: number;
}

async function findAccount(name: string): Promise<Account> {
  const lines = (await readFile("/etc/passwd", "utf8")).split("\n").map((line) => line.split(":"));
  const entry = lines.find((fields) => fields[0] === name);
  if (!entry) throw new Refusal(`There is no account ${name}; the package rabbitmq-server makes it.`);
  return { uid: Number(entry[2]), gid: Number(entry[3]) };
}

async function writeFor({ uid, gid }: Account, { path, text }: { path: string; text: string }): Promise<void> {
  await writeFile(path, text);
  await chown(path, uid, gid);
}
