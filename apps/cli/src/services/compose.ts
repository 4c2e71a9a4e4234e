import { join } from "node:path";
import { z } from "zod";
import { readIfThere, writePrivateFile } from "../private-files.ts";
import { runCommand } from "../processes/run-command.ts";
import { Refusal } from "../refusal.ts";
import { generateSecret } from "./generate-secret.ts";
import type { ComposeSecrets, Service, ServiceContext } from "./service.ts";
import type { ServiceVariables } from "./service-variables.ts";

/** Whether `docker compose` is installed, its engine runs and the registry its images come from answers. */
export async function composeAnswers(signal: AbortSignal): Promise<boolean> {
  const { code } = await runCommand("docker", { args: ["compose", "version"], timeoutMs: 10_000, signal });
  if (code !== 0) return false;
  const engine = await runCommand("docker", { args: ["version", "--format", "ok"], timeoutMs: 10_000, signal });
  return engine.code === 0 && (await registryAnswers());
}

/** Starts one service of docker-compose.yml and waits until it is healthy. */
export async function startWithCompose(
  compose: NonNullable<Service["compose"]>,
  context: ServiceContext,
): Promise<ServiceVariables> {
  const secrets = await ensureSecrets(context.installation.home);
  context.report.begin(`Starting ${compose.service} with docker compose`);
  await runCompose(["up", "--detach", "--wait", compose.service], context);
  return compose.variables(secrets);
}

/** Stops one service of docker-compose.yml; its volume stays unless it is forgotten. */
export async function stopWithCompose(service: string, context: ServiceContext): Promise<void> {
  await runCompose(["stop", service], context);
}

/** Removes every container and volume that docker-compose.yml made for this installation. */
export async function forgetCompose(context: ServiceContext): Promise<void> {
  await runCompose(["down", "--volumes"], context);
}

async function runCompose(args: readonly string[], { installation, report, signal }: ServiceContext): Promise<void> {
  const file = join(installation.root, "docker-compose.yml");
  const project = ["--project-name", installation.prefix, "--env-file", envFile(installation.home)];
  const { code, stderr } = await runCommand("docker", {
    args: ["compose", "--file", file, ...project, ...args],
    timeoutMs: 10 * 60_000,
    signal,
    onLine: (line) => report.begin(`  ${line}`),
  });
  if (code === 0) return;
  throw new Refusal(`docker compose ${args.join(" ")} failed:\n${stderr.trim()}`, { code: "compose_failed" });
}

async function ensureSecrets(home: string): Promise<ComposeSecrets> {
  const path = envFile(home);
  const saved = parseEnvFile((await readIfThere(path)) ?? "");
  const secrets = secretsSchema.parse({
    postgresPassword: saved.MILLRACE_POSTGRES_PASSWORD ?? generateSecret(),
    redisPassword: saved.MILLRACE_REDIS_PASSWORD ?? generateSecret(),
    rabbitmqPassword: saved.MILLRACE_RABBITMQ_PASSWORD ?? generateSecret(),
  });
  await writePrivateFile(
    path,
    [
      `MILLRACE_POSTGRES_PASSWORD=${secrets.postgresPassword}`,
      `MILLRACE_REDIS_PASSWORD=${secrets.redisPassword}`,
      `MILLRACE_RABBITMQ_PASSWORD=${secrets.rabbitmqPassword}`,
      "",
    ].join("\n"),
  );
  return secrets;
}

const secretsSchema = z.object({
  postgresPassword: z.string().min(20),
  redisPassword: z.string().min(20),
  rabbitmqPassword: z.string().min(20),
});

function parseEnvFile(text: string): Record<string, string> {
  const pairs = text.split("\n").map((line) => line.split("=", 2));
  return Object.fromEntries(pairs.filter((pair) => pair.length === 2));
}

function envFile(home: string): string {
  return join(home, "compose.env");
}

async function registryAnswers(): Promise<boolean> {
  try {
    // 401 is its usual answer to a caller without a token.
    const { status } = await fetch("https://registry-1.docker.io/v2/", { signal: AbortSignal.timeout(4_000) });
    return status === 200 || status === 401;
  } catch {
    return false;
  }
}
