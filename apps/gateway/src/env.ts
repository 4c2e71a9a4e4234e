import { z } from "zod";

const port = z.coerce.number().int().min(1).max(65_535);

const schema = z.object({
  DATABASE_URL: z.url(),
  REDIS_URL: z.url(),
  AMQP_URL: z.url(),
  MILLRACE_ENCRYPTION_KEY_FILE: z.string(),
  MILLRACE_PREFIX: z.string().default("millrace"),
  MILLRACE_GATEWAY_PORT: port.default(3001),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "fatal"]).default("info"),
});

export type Env = z.infer<typeof schema>;

/** Throws one error that lists every problem. */
export function readEnv(source: NodeJS.ProcessEnv): Env {
  // An empty variable means the same as none: compose files and CI systems produce them.
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  const problems = result.error.issues.map(({ path, message }) => `  ${path.join(".")}: ${message}`);
  throw new Error(`The gateway cannot start, its environment does not fit:\n${problems.join("\n")}`);
}
