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
  let known = context.saved;
  const remember = async (variables: ServiceVariables) => {
    known = { ...known, ...variables };
    await writeServiceVariables(paths.services, known);
  };
  // One after the other: packages are installed under one lock, and the engine may bring the services after it.
  const found: (readonly [Service, Ensured | undefined])[] = [];
  for (const service of services) {
    const ensured = await findService(service, { context, given });
    // At once: when a later service fails, the password this one was given must still be known the next time.
    await remember({ ...ensured?.variables });
    // The engine is started at once, because `docker compose` has to be asked for the others.
    const isNeededNow = service.name === "docker" && !ensured;
    found.push([service, isNeededNow ? await startService(service, context) : ensured]);
  }
  const results = await Promise.allSettled(
    found.map(async ([service, ensured]) => [service, ensured ?? (await startService(service, context))] as const),
  );
  const ensured = results.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
  const variables: ServiceVariables = Object.assign({}, ...ensured.map(([, { variables }]) => variables));
  // Also when one of them failed: nobody must forget what the others were started with.
  await remember(variables);
  const started = ensured.flatMap(([{ name }, how]) => (how.started ? [[name, how.started] as const] : []));
  await writeStarted(paths.started, { ...(await readStarted(paths.started)), ...Object.fromEntries(started) });
  const failure = results.find((result) => result.status === "rejected");
  if (failure) throw failure.reason;
  for (const [service, { variables, origin }] of ensured) await reportFit(service, { variables, origin, context });
  return variables;
}

interface Ensured {
  variables: ServiceVariables;
  origin: string;
  started?: Started;
}

/** One that runs already, or comes with compose. Undefined: it is installed now and has to be started. */
async function findService(service: Service, { context, given }: FindOptions): Promise<Ensured | undefined> {
  if (given[service.variables[0]] !== undefined) return useGiven(service, given);
  const found = await service.find(context);
  if (found) return { variables: found, origin: "already running" };
  if (service.compose && (await composeAnswers(context.signal))) {
    const variables = await startWithCompose(service.compose, context);
    return { variables, origin: "started with docker compose", started: { by: "compose", processes: [] } };
  }
  await installPackages(service, context);
  return undefined;
}

async function startService(service: Service, context: ServiceContext): Promise<Ensured> {
  context.report.begin(`Starting ${service.title}`);
  return { ...(await service.start(context)), origin: "started" };
}

/** Throws a `Refusal` when the platform must not run on this service. */
async function reportFit(service: Service, { variables, origin, context }: Ensured & { context: ServiceContext }) {
  const { version, address, problems } = await service.check(variables);
  if (problems.length > 0) throw new Refusal(problems.join("\n"), { code: "unfit_service" });
  context.report.done(service.title, `${version} at ${address} (${origin})`);
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

interface FindOptions {
  context: ServiceContext;
  given: ServiceVariables;
}
