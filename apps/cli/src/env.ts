import { resolve } from "node:path";
import { z } from "zod";
import type { Environment } from "./processes/environment.ts";
import { projectRoot } from "./project-root.ts";

const name = z
  .string()
  .regex(/^[a-z][a-z0-9_-]{0,40}$/, "must be lower case letters, digits, - and _, beginning with a letter");
const port = z.coerce.number().int().min(1).max(65_535);

const schema = z.object({
  MILLRACE_HOME: z.string().default(resolve(projectRoot, ".millrace")),
  MILLRACE_PREFIX: name.default("millrace"),
  MILLRACE_DATABASE: name.optional(),
  MILLRACE_VHOST: name.optional(),
  MILLRACE_WEB_PORT: port.default(3000),
  MILLRACE_GATEWAY_PORT: port.default(3001),
  MILLRACE_STEP_API_PORT: port.default(3002),
  MILLRACE_DEMO_WAREHOUSE_PORT: port.default(3003),
  MILLRACE_PUBLIC_URL: z.url().optional(),
  MILLRACE_GATEWAY_PUBLIC_URL: z.url().optional(),
  MILLRACE_ENCRYPTION_KEY_FILE: z.string().optional(),
  MILLRACE_URL: z.url().optional(),
  MILLRACE_API_KEY: z.string().optional(),
  DATABASE_URL: z.url().optional(),
  REDIS_URL: z.url().optional(),
  AMQP_URL: z.url().optional(),
  RABBITMQ_MANAGEMENT_URL: z.url().optional(),
  DOCKER_HOST: z.string().optional(),
});

export type Env = z.infer<typeof schema>;

/** What a person may set from outside. Throws one error that lists every problem. */
export function readEnv(source: Environment): Env {
  // An empty variable means the same as none: compose files and CI systems produce them.
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  const problems = result.error.issues.map(({ path, message }) => `  ${path.join(".")}: ${message}`);
  throw new Error(`The environment does not fit:\n${problems.join("\n")}`);
}
