import { z } from "zod";

const schema = z.object({
  DATABASE_URL: z.url(),
  REDIS_URL: z.url(),
  MILLRACE_ENCRYPTION_KEY_FILE: z.string(),
  MILLRACE_PREFIX: z.string().default("millrace"),
  MILLRACE_PUBLIC_URL: z.url().default("http://localhost:3000"),
  MILLRACE_GATEWAY_PUBLIC_URL: z.url().default("http://localhost:3001"),
  /** Flows to start from, in place of those that come along. */
  MILLRACE_TEMPLATES_FOLDER: z.string().optional(),
  BETTER_AUTH_SECRET: z.string().min(32),
});

export type Env = z.infer<typeof schema>;

/** What the web process is told from outside. Throws one error that lists every problem. */
export function readEnv(source: NodeJS.ProcessEnv): Env {
  const result = schema.safeParse(source);
  if (result.success) return result.data;
  const problems = result.error.issues.map(({ path, message }) => `  ${path.join(".")}: ${message}`);
  throw new Error(`The environment does not fit:\n${problems.join("\n")}`);
}
