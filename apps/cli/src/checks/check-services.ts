import { access } from "node:fs/promises";
import type { Service } from "../services/service.ts";
import { services } from "../services/services.ts";
import type { CheckContext, Finding } from "./finding.ts";

/** Every service: running and fit, installed but stopped, or missing. */
export async function checkServices(context: CheckContext): Promise<Finding[]> {
  return (await Promise.all(services.map((service) => checkService(service, context)))).flat();
}

async function checkService(service: Service, context: CheckContext): Promise<Finding[]> {
  const subject = service.title;
  const isKnown = context.services[service.variables[0]] !== undefined;
  // The engine's usual address needs no variable.
  if (!isKnown && service.name !== "docker") return [await checkPackages(service)];
  try {
    const { version, address, problems } = await service.check(context.services);
    if (problems.length === 0) return [{ subject, state: "ok", fact: `${version} at ${address}` }];
    return problems.map((problem) => ({ subject, state: "missing", fact: `${version} at ${address}`, cure: problem }));
  } catch (error) {
    const packages = await checkPackages(service);
    if (packages.state === "missing") return [packages];
    const reason = error instanceof Error ? error.message || error.name : String(error);
    return [{ subject, state: "warning", fact: `does not answer: ${reason}`, cure: "npm run up starts it" }];
  }
}

async function checkPackages({ title: subject, packages }: Service): Promise<Finding> {
  const isInstalled = await access(packages.proof).then(
    () => true,
    () => false,
  );
  if (isInstalled) return { subject, state: "ok", fact: "installed; npm run up starts it" };
  const install = `apt-get install ${packages.names.join(" ")}`;
  const cure = process.getuid?.() === 0 ? `npm run up installs it, or: ${install}` : `as root: ${install}`;
  return { subject, state: "missing", fact: "not installed", cure };
}
