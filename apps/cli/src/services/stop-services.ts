import { forgetCompose, stopWithCompose } from "./compose.ts";
import type { Service, ServiceContext } from "./service.ts";
import { services } from "./services.ts";
import { readStarted, type Started, type StartedServices, writeStarted } from "./started.ts";

/** Stops the services that `up` started, the last one first; those it had found running stay. Returns the stopped ones' names. */
export async function stopServices(context: ServiceContext): Promise<string[]> {
  const { started: path } = context.installation.paths;
  let started: StartedServices = await readStarted(path);
  const stopped: string[] = [];
  for (const service of services.toReversed()) {
    const how = started[service.name];
    if (!how) continue;
    if (!(await stopService(service, { context, how }))) continue;
    stopped.push(service.name);
    started = { ...started, [service.name]: undefined };
    await writeStarted(path, started);
  }
  return stopped;
}

async function stopService(
  service: Service,
  { context, how }: { context: ServiceContext; how: Started },
): Promise<boolean> {
  if (how.by === "compose") {
    if (service.compose) await stopWithCompose(service.compose.service, context);
    context.report.done(service.title, "stopped");
    return true;
  }
  const outcome = await service.stop(context, how);
  if (outcome === "stopped") context.report.done(service.title, "stopped");
  else context.report.warn(`${service.title} keeps running: it is used by ${outcome.usedBy}.`);
  return outcome === "stopped";
}

/** Deletes this installation's data from every service. One that cannot be reached is named and skipped. */
export async function forgetData(context: ServiceContext): Promise<void> {
  const started = await readStarted(context.installation.paths.started);
  for (const service of services) {
    if (started[service.name]?.by === "compose" || !context.saved[service.variables[0]]) continue;
    try {
      await service.check(context.saved);
      await service.forget(context, context.saved);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      context.report.warn(`${service.title}: its data could not be deleted (${reason}).`);
    }
  }
  if (Object.values(started).some((how) => how?.by === "compose")) await forgetCompose(context);
}
