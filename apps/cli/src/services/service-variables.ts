import { z } from "zod";
import { readIfThere, writePrivateFile } from "../private-files.ts";

/** Addresses and secrets of the services, by the names the programs' environment has for them. */
const schema = z.object({
  DOCKER_HOST: z.string().optional(),
  DATABASE_URL: z.string().optional(),
  REDIS_URL: z.string().optional(),
  AMQP_URL: z.string().optional(),
  RABBITMQ_MANAGEMENT_URL: z.string().optional(),
});

export type ServiceVariables = { [Name in keyof z.infer<typeof schema>]?: string };

/** Reads `services.json`; nothing when there is none yet. */
export async function readServiceVariables(path: string): Promise<ServiceVariables> {
  const text = await readIfThere(path);
  return text === undefined ? {} : withoutBlanks(schema.parse(JSON.parse(text)));
}

export async function writeServiceVariables(path: string, variables: ServiceVariables): Promise<void> {
  await writePrivateFile(path, `${JSON.stringify(variables, null, 2)}\n`);
}

/** The part of an environment that names services. */
export function pickServiceVariables(source: Record<string, unknown>): ServiceVariables {
  return withoutBlanks(schema.parse(source));
}

function withoutBlanks(variables: z.infer<typeof schema>): ServiceVariables {
  return Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined && value !== ""));
}
