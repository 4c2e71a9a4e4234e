import type { CommandContext } from "../command.ts";
import { ensureSecrets } from "../ensure-secrets.ts";
import { ensureImages } from "../images/ensure-images.ts";
import { describeInstallation, type Installation } from "../installation.ts";
import { makePrivateFolder } from "../private-files.ts";
import { buildWeb } from "../processes/build-web.ts";
import type { Environment } from "../processes/environment.ts";
import { programEnvironment } from "../processes/program-environment.ts";
import type { Report } from "../report.ts";
import { ensureServices } from "../services/ensure-services.ts";
import type { ServiceContext } from "../services/service.ts";
import { pickServiceVariables, readServiceVariables, type ServiceVariables } from "../services/service-variables.ts";
import { prepareDatabase } from "./prepare-database.ts";
import { registerComponents } from "./register-components.ts";

export interface PreparedPlatform {
  installation: Installation;
  services: ServiceVariables;
  /** Environment of the platform's programs, complete. */
  env: Environment;
}

/** Everything that has to be there before the programs start. Safe to repeat. */
export async function preparePlatform(context: CommandContext): Promise<PreparedPlatform> {
  const { report, signal } = context;
  const platform = await prepareServices(context);
  await prepareContent(platform, report);
  const web = await buildWeb(platform.installation, { report, signal });
  report.done("Web program", web === "built" ? "built" : "up to date");
  return platform;
}

/** Secrets and services. A name that is taken is somebody else's, unless the caller knows that its owner is gone. */
export async function prepareServices(
  { env: given, report, signal }: CommandContext,
  { onTakenName = "refuse" }: Partial<Pick<ServiceContext, "onTakenName">> = {},
): Promise<PreparedPlatform> {
  const installation = describeInstallation(given);
  await makePrivateFolder(installation.home);
  await ensureSecrets(installation, report);
  const saved = await readServiceVariables(installation.paths.services);
  const context = { installation, saved, report, signal, onTakenName };
  const services = await ensureServices(context, pickServiceVariables(given));
  const env = { ...process.env, ...(await programEnvironment(installation, services)), NODE_ENV: "production" };
  return { installation, services, env };
}

/** What the services must hold: schema, component images, catalogue. */
export async function prepareContent({ installation, services }: PreparedPlatform, report: Report): Promise<void> {
  await prepareDatabase({ installation, services, report });
  await registerComponents(await ensureImages({ installation, services, report }), services);
}
