import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";

type ServiceName = "DATABASE_URL" | "REDIS_URL" | "AMQP_URL" | "RABBITMQ_MANAGEMENT_URL";

/**
 * URL of a real service: from the environment, else from the `services.json` that `npm run up` leaves behind.
 * @throws when neither names the service; a test never falls back to something made up.
 */
export function serviceUrl(name: ServiceName): string {
  const url = process.env[name] ?? recordedServices()[name];
  if (typeof url === "string" && url !== "") return url;
  throw new Error(`${name} is not set and no services.json names it: run "npm run up" first, or set the variable`);
}

function recordedServices(): Record<string, unknown> {
  for (const home of homes()) {
    try {
      return JSON.parse(readFileSync(join(home, "services.json"), "utf8"));
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
    }
  }
  return {};
}

/** `MILLRACE_HOME`, else the nearest `.millrace` from the working directory upwards. */
function homes(): string[] {
  if (process.env.MILLRACE_HOME) return [process.env.MILLRACE_HOME];
  const found: string[] = [];
  for (let folder = process.cwd(); ; folder = dirname(folder)) {
    found.push(join(folder, ".millrace"));
    if (folder === dirname(folder)) return found;
  }
}
