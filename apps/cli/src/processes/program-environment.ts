import type { Installation } from "../installation.ts";
import { readIfThere } from "../private-files.ts";
import type { ServiceVariables } from "../services/service-variables.ts";

/** What web, gateway, runner and demo find in their environment besides this process's own. Holds secrets. */
export async function programEnvironment(
  { home, prefix, ports, publicUrl, gatewayPublicUrl, paths }: Installation,
  services: ServiceVariables,
): Promise<Record<string, string>> {
  return {
    ...services,
    MILLRACE_HOME: home,
    MILLRACE_PREFIX: prefix,
    MILLRACE_ENCRYPTION_KEY_FILE: paths.encryptionKey,
    BETTER_AUTH_SECRET: ((await readIfThere(paths.authSecret)) ?? "").trim(),
    MILLRACE_WEB_PORT: String(ports.web),
    MILLRACE_GATEWAY_PORT: String(ports.gateway),
    MILLRACE_STEP_API_PORT: String(ports.stepApi),
    MILLRACE_DEMO_WAREHOUSE_PORT: String(ports.demoWarehouse),
    MILLRACE_PUBLIC_URL: publicUrl,
    MILLRACE_GATEWAY_PUBLIC_URL: gatewayPublicUrl,
    MILLRACE_STEP_API_URL_FOR_STEPS:
      process.env.MILLRACE_STEP_API_URL_FOR_STEPS ?? `http://host.docker.internal:${ports.stepApi}`,
  };
}
