import { z } from "zod";

const schema = z.object({
  DATABASE_URL: z.url(),
  REDIS_URL: z.url(),
  AMQP_URL: z.url(),
  RABBITMQ_MANAGEMENT_URL: z.url(),
  MILLRACE_ENCRYPTION_KEY_FILE: z.string().min(1),
  MILLRACE_PREFIX: z
    .string()
    .regex(/^[a-z0-9][a-z0-9_-]{0,40}$/, "must be lower case letters, digits, - and _")
    .default("millrace"),
  MILLRACE_STEP_API_PORT: z.coerce.number().int().min(0).max(65_535).default(3002),
  MILLRACE_GATEWAY_PUBLIC_URL: z.url().default("http://localhost:3001"),
  MILLRACE_AMQP_URL_FOR_STEPS: z.url().optional(),
  MILLRACE_STEP_API_URL_FOR_STEPS: z.url().optional(),
  MILLRACE_QUEUE_TYPE: z.enum(["quorum", "classic"]).default("quorum"),
  MILLRACE_TRACE_RETENTION_DAYS: z.coerce.number().int().min(1).default(30),
  MILLRACE_SPARE_ROOMS: z.coerce.number().int().min(0).max(100).default(4),
  MILLRACE_ROOM_IMAGE: z.string().min(1).default("millrace/node:24"),
  DOCKER_HOST: z.string().optional(),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace"]).default("info"),
});

export type Env = z.infer<typeof schema>;

/** Throws one error that lists every problem. */
export function readEnv(source: Record<string, string | undefined>): Env {
  // An empty variable means the same as none: compose files and CI systems produce them.
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  const problems = result.error.issues.map(({ path, message }) => `  ${path.join(".")}: ${message}`);
  throw new Error(`The runner's environment does not fit:\n${problems.join("\n")}`);
}
