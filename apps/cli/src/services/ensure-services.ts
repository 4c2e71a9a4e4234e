import { Refusal } from "../refusal.ts";
import { composeAnswers, startWithCompose } from "./compose.ts";
import { installPackages } from "./debian-packages.ts";
import type { Service, ServiceContext } from "./service.ts";
import type { ServiceVariables } from "./service-variables.ts";
import { writeServiceVariables } from "./service-variables.ts";
import { services } from "./services.ts";
import { readStarted, type Started, writeStarted } from "./started.ts";

/**
 * Finds or starts every service and returns their variables, which are also written to `services.json`.
 *
 * Each in this order: named in the environment, already listening, `docker compose`, Debian packages. A service the
 * environment names is never replaced by another one: whoever set the variable wants that one.
 */
export async function ensureServices(context: ServiceContext, given: ServiceVariables): Promise<ServiceVariables> {
  const { paths } = context.installation;
  let variables: ServiceVariables = {};
  for (const service of services) {
    const ensured = await ensureService(service, { context, given });
    const facts = await service.check(ensured.variables);
    if (facts.problems.length > 0) throw new Refusal(facts.problems.join("\n"), { code: "unfit_service" });
    context.report.done(service.title, `${facts.version} at ${facts.address} (${ensured.origin})`);
    variables = { ...variables, ...ensured.variables };
    if (ensured.started) {
      const started = await readStarted(paths.started);
      await writeStarted(paths.started, { ...started, [service.name]: ensured.started });
    }
    // After each one: a later service that fails must not make us forget the secrets of the earlier ones.
    await writeServiceVariables(paths.services, { ...context.saved, ...variables });
  }
  return variables;
}

interface Ensured {
  variables: ServiceVariables;
  origin: string;
  started?: Started;
}

async function ensureService(service: Service, { context, given }: EnsureOptions): Promise<Ensured> {
  if (given[service.variables[0]] !== undefined) return useGiven(service, given);
  const found = await service.find(context);
  if (found) return { variables: found, origin: "already running" };
  if (service.compose && (await composeAnswers(context.signal))) {
    const variables = await startWithCompose(service.compose, context);
    return { variables, origin: "started with docker compose", started: { by: "compose", processes: [] } };
  }
  await installPackages(service, context);
  context.report.begin(`Starting ${service.title}`);
  return { ...(await service.start(context)), origin: "started" };
}

async function useGiven(service: Service, given: ServiceVariables): Promise<Ensured> {
  const variables = Object.fromEntries(
    service.variables.map((name) => [name, given[name]]).filter(([, value]) => value),
  );
  try {
    await service.check(variables);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Refusal(
      `${service.variables[0]} is set, but ${service.title} cannot be used there: ${reason}. Correct the variable, or unset it to have Millrace find or start one.`,
      { code: "service_unreachable", cause: error },
    );
  }
  return { variables, origin: `from ${service.variables[0]}` };
}

interface EnsureOptions {
  context: ServiceContext;
  given: ServiceVariables;
}
