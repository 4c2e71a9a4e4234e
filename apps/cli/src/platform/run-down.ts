import { rm } from "node:fs/promises";
import { stopDemo } from "../../../../demo/src/index.ts";
import type { CommandContext } from "../command.ts";
import { removeImages } from "../images/remove-images.ts";
import { describeInstallation } from "../installation.ts";
import { stopPrograms } from "../processes/supervisor.ts";
import { ensureServices } from "../services/ensure-services.ts";
import { isDockerRunning, removeStepContainers } from "../services/remove-step-containers.ts";
import type { ServiceContext } from "../services/service.ts";
import { pickServiceVariables, readServiceVariables, type ServiceVariables } from "../services/service-variables.ts";
import { forgetData, stopServices } from "../services/stop-services.ts";

export interface DownResult {
  /** Names of what was stopped. */
  programs: string[];
  services: string[];
  /** How many step containers were removed. */
  containers: number;
}

/** Stops what `up` started; with `volumes` also forgets everything it kept. */
export async function runDown(
  { env, report, signal }: CommandContext,
  { volumes }: { volumes: boolean },
): Promise<DownResult> {
  const installation = describeInstallation(env);
  const saved = await readServiceVariables(installation.paths.services);
  const services = { ...saved, ...pickServiceVariables(env) };
  const context = { installation, saved: services, report, signal, onTakenName: "refuse" as const };

  const programs = await stopPrograms(installation);
  report.done("Programs", programs.length > 0 ? `stopped ${programs.join(", ")}` : "none were running");
  await stopDemo({ home: installation.home, forget: volumes });
  // What is stopped cannot forget. Nothing to wake where nothing was ever started.
  if (volumes && Object.keys(saved).length > 0) await wakeServices(context, pickServiceVariables(env));
  const hasDocker = await isDockerRunning(services);
  const containers = hasDocker ? await removeStepContainers({ installation, services }) : 0;
  report.done("Steps", containers > 0 ? `removed ${containers} containers` : "no containers");
  if (volumes) {
    await forgetData(context);
    // Installations beside the usual one share its images: they are not theirs to remove.
    if (hasDocker && installation.prefix === "millrace") await removeImages(services);
  }
  const stopped = await stopServices(context);
  if (volumes) {
    await rm(installation.home, { recursive: true, force: true });
    report.done("Data", `forgotten, with ${installation.home}`);
  }
  return { programs, containers, services: stopped };
}

async function wakeServices(context: ServiceContext, given: ServiceVariables): Promise<void> {
  try {
    await ensureServices(context, given);
  } catch (error) {
    context.signal.throwIfAborted();
    context.report.warn(error instanceof Error ? error.message : String(error));
  }
}
