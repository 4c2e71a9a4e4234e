import { createHash } from "node:crypto";
import type { CommandContext } from "../command.ts";
import { describeInstallation, type Installation } from "../installation.ts";
import { hashFiles } from "../processes/hash-files.ts";
import { refuseTakenPorts } from "../processes/refuse-taken-ports.ts";
import { startSupervisor } from "../processes/start-supervisor.ts";
import { findSupervisor, stopPrograms, supervise } from "../processes/supervisor.ts";
import { waitUntilHealthy } from "../processes/wait-until-healthy.ts";
import { removeStepContainers } from "../services/remove-step-containers.ts";
import { describeAddresses } from "./describe-addresses.ts";
import { type PreparedPlatform, preparePlatform } from "./prepare-platform.ts";
import { type PlatformAddresses, seedPlatform } from "./seed-platform.ts";

/** Prepares everything and runs the platform, here or behind. */
export async function runUp(context: CommandContext, { detach }: { detach: boolean }): Promise<UpResult> {
  const installation = describeInstallation(context.env);
  // Before the long steps, and once more after them: somebody may come in between.
  if (!(await findSupervisor(installation))) await freePorts(installation);
  const platform = await preparePlatform(context);
  const sourceHash = await hashSources(platform);
  const current = await findSupervisor(installation);
  const isCurrent = current?.sourceHash === sourceHash;
  if (!isCurrent) await freePorts(installation);
  const addresses = await seedPlatform(platform);
  if (isCurrent || detach) return runBehind(context, { platform, sourceHash, isCurrent, addresses });
  return runHere(context, { platform, sourceHash, addresses });
}

/** Stops our programs of another state of the code, or left behind by a killed supervisor; refuses other people's. */
async function freePorts(installation: Installation): Promise<void> {
  await stopPrograms(installation);
  await refuseTakenPorts(installation);
}

/** `stopped` after Ctrl+C in the foreground; `prepared` when no program was to be started. */
export type UpResult = PlatformAddresses & { state: "running" | "stopped" | "prepared" };

/** Seconds on an idle machine; a busy one may take a minute. */
const startTimeoutMs = 120_000;

interface RunOptions {
  platform: PreparedPlatform;
  sourceHash: string;
  addresses: PlatformAddresses;
}

/** Leaves a supervisor behind, or the one that runs already, and returns when all is healthy. */
async function runBehind(
  context: CommandContext,
  { platform, sourceHash, isCurrent, addresses }: RunOptions & { isCurrent: boolean },
): Promise<UpResult> {
  const { installation, env } = platform;
  if (!isCurrent) await startSupervisor(installation, { env, sourceHash });
  await waitUntilHealthy(installation, { ...context, timeoutMs: startTimeoutMs });
  return { ...addresses, state: "running" };
}

/** Supervises until Ctrl+C, then stops the programs and the steps; the services keep running for the next time. */
async function runHere(context: CommandContext, { platform, sourceHash, addresses }: RunOptions): Promise<UpResult> {
  const { installation, env, services } = platform;
  const { report, signal } = context;
  const failure = new AbortController();
  const stop = AbortSignal.any([signal, failure.signal]);
  const supervision = supervise(installation, { env, sourceHash, onDeath: (text) => report.warn(text), signal: stop });
  try {
    await waitUntilHealthy(installation, { report, signal, timeoutMs: startTimeoutMs });
    process.stderr.write(
      `${describeAddresses(addresses)}\n\nCtrl+C stops it; the services keep running until \`npm run down\`.\n`,
    );
  } catch (error) {
    failure.abort(error);
    await supervision;
    if (!signal.aborted) throw error;
  }
  await supervision;
  await removeStepContainers({ installation, services });
  return { ...addresses, state: "stopped" };
}

/** What the programs are started from; when it is another one, they have to be started again. */
async function hashSources({ installation, services }: PreparedPlatform): Promise<string> {
  const code = ["packages", "apps/gateway", "apps/runner", "apps/web", "demo", "prisma", "package-lock.json"];
  const settings = JSON.stringify({ ...installation, services });
  return createHash("sha256")
    .update(await hashFiles(installation.root, code))
    .update(settings)
    .digest("hex");
}
