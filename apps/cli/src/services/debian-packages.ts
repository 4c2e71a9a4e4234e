import { access, rm, writeFile } from "node:fs/promises";
import { runCommand } from "../processes/run-command.ts";
import { Refusal } from "../refusal.ts";
import type { ServiceContext } from "./service.ts";

export interface PackagedThing {
  title: string;
  packages: { names: readonly string[]; proof: string };
}

/**
 * Installs a thing's Debian packages unless they are there. Nothing is started by the installation: the services are
 * started by us, with our configuration. Throws a `Refusal` naming the packages where they cannot be installed.
 */
export async function installPackages(thing: PackagedThing, context: Pick<ServiceContext, "report" | "signal">) {
  const { names, proof } = thing.packages;
  if (await exists(proof)) return;
  const problem = await whyNotInstallable();
  if (problem) throw new Refusal(`${thing.title} is missing. ${problem}`, { code: "service_missing" });
  context.report.begin(`Installing ${thing.title} (${names.join(", ")})`);
  await withoutServiceStarts(async () => {
    await aptGet(["update"], context);
    await aptGet(["install", "--yes", "--no-install-recommends", ...names], context);
  });
  await disableSystemServices(names);
  if (await exists(proof)) return;
  throw new Refusal(`The packages ${names.join(", ")} were installed, but ${proof} is not there.`, {
    code: "service_missing",
  });

  async function whyNotInstallable(): Promise<string | undefined> {
    const wanted = `install the packages ${names.join(", ")} (or name a running ${thing.title} in the environment)`;
    if (!(await exists("/usr/bin/apt-get"))) return `This is not Debian or Ubuntu: ${wanted}.`;
    if (process.getuid?.() !== 0) return `As root: apt-get install ${names.join(" ")}; or run this command as root.`;
    return undefined;
  }
}

async function aptGet(args: readonly string[], context: Pick<ServiceContext, "report" | "signal">): Promise<void> {
  const lines: string[] = [];
  const { code } = await runCommand("apt-get", {
    args: ["-q", ...args],
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    signal: context.signal,
    timeoutMs: 15 * 60_000,
    onLine: (line) => {
      lines.push(line);
      if (isProgress(line)) context.report.begin(`  ${line.slice(0, 100)}`);
    },
  });
  if (code === 0) return;
  const reason = lines.filter((line) => /^(E|W|dpkg):/.test(line)).join("\n") || lines.slice(-10).join("\n");
  throw new Refusal(`apt-get ${args[0]} failed:\n${reason}`, { code: "packages_failed" });
}

/** Enough to see that it moves. */
function isProgress(line: string): boolean {
  return /^(Need to get|Fetched|Unpacking (docker|postgres|redis|rabbitmq|chromium|erlang-base)|E:)/.test(line);
}

const policyPath = "/usr/sbin/policy-rc.d";

/** Debian asks this file whether a freshly installed service may start; one that is there already is left alone. */
async function withoutServiceStarts(work: () => Promise<void>): Promise<void> {
  if (await exists(policyPath)) return work();
  await writeFile(policyPath, "#!/bin/sh\nexit 101\n", { mode: 0o755 });
  try {
    await work();
  } finally {
    await rm(policyPath, { force: true });
  }
}

/**
 * With systemd the packages would start at the next boot with their own configuration, on the ports of ours, and
 * without our data.
 */
async function disableSystemServices(names: readonly string[]): Promise<void> {
  if (!(await exists("/run/systemd/system"))) return;
  const ours = names.filter((name) => name === "redis-server" || name === "rabbitmq-server");
  for (const name of ours) await runCommand("systemctl", { args: ["disable", name] });
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
