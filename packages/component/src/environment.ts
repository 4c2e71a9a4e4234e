import * as z from "zod/mini";

const text = z.string().check(z.minLength(1));
const optional = z.optional(z.string());
/** Component contract §1: unset means the default, as does a number that is none. */
const integer = (fallback: number) =>
  z.pipe(
    optional,
    z.transform((value) => parseNumber(value, fallback)),
  );
const flag = (fallback: boolean) =>
  z.pipe(
    optional,
    z.transform((value) => (value === undefined ? fallback : value !== "" && value !== "false")),
  );

const stepShape = {
  FLOW_ID: text,
  EXEC_ID: text,
  STEP_ID: text,
  CONTAINER_ID: text,
  WORKSPACE_ID: text,
  USER_ID: text,
  COMP_ID: text,
  FUNCTION: text,
  API_URI: text,
  API_USERNAME: text,
  API_KEY: text,
  STARTUP_REQUIRED: flag(false),
  HOOK_SHUTDOWN: flag(false),
  API_REQUEST_RETRY_ATTEMPTS: integer(5),
  API_REQUEST_RETRY_DELAY: integer(200),
};

const wireShape = {
  AMQP_URI: text,
  LISTEN_MESSAGES_ON: text,
  PUBLISH_MESSAGES_TO: text,
  DATA_ROUTING_KEY: text,
  ERROR_ROUTING_KEY: text,
  REBOUND_ROUTING_KEY: text,
  SNAPSHOT_ROUTING_KEY: text,
  MESSAGE_CRYPTO_PASSWORD: text,
  MESSAGE_CRYPTO_IV: text.check(z.refine((iv) => Buffer.byteLength(iv) === 16, "must be 16 bytes")),
  RABBITMQ_PREFETCH_SAILOR: integer(1),
  OUTGOING_MESSAGE_SIZE_LIMIT: integer(10_485_760),
  REBOUND_INITIAL_EXPIRATION: integer(15_000),
  REBOUND_LIMIT: integer(20),
  PROTOCOL_VERSION: z.pipe(
    optional,
    z.transform((value): 1 | 2 => (value === "2" ? 2 : 1)),
  ),
  AMQP_PERSISTENT_MESSAGES: flag(true),
  NO_SELF_PASSTRHOUGH: flag(false),
  NO_ERROR_REPLIES: flag(false),
  ADDITIONAL_VARS_FOR_HEADERS: z._default(z.string(), ""),
  /** Ours. 0 is no limit. */
  STEP_TIMEOUT_MS: z.pipe(
    optional,
    z.transform((value) => (value === "0" ? 0 : parseNumber(value, 60_000))),
  ),
  /** Ours. How long a stopping process may finish what it has in hand. */
  DRAIN_TIMEOUT_MS: integer(25_000),
};

const stepSchema = z.object(stepShape);
const wholeSchema = z.object({ ...stepShape, ...wireShape });

/** Who the step is and whom it asks for its settings. */
export type StepEnvironment = z.infer<typeof stepSchema>;
/** With where its messages come from and go to. */
export type Environment = z.infer<typeof wholeSchema>;

type Variables = Record<string, string | undefined>;

/** The part that suffices for a process which only runs the `shutdown` hook. @throws as `readEnvironment`. */
export function readStepEnvironment(variables: Variables): StepEnvironment {
  return read(stepSchema, variables);
}

/** Reads `ELASTICIO_…` for a step that works on messages. @throws one error that lists every problem. */
export function readEnvironment(variables: Variables): Environment {
  return read(wholeSchema, variables);
}

/** `ADDITIONAL_VARS_FOR_HEADERS`: `ELASTICIO_FLOW_VERSION,FOO_BAR` become the headers `flowVersion` and `fooBar`. */
export function additionalHeaders(variables: Variables, names: string): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const name of names.split(",").map((part) => part.trim())) {
    const value = variables[name];
    if (name !== "" && value !== undefined) headers[camelCase(name.replace(/^ELASTICIO_/, ""))] = value;
  }
  return headers;
}

function read<Schema extends z.ZodMiniType>(schema: Schema, variables: Variables): z.infer<Schema> {
  const stripped: Variables = {};
  for (const [name, value] of Object.entries(variables)) {
    if (name.startsWith("ELASTICIO_")) stripped[name.slice("ELASTICIO_".length)] = value;
  }
  const result = schema.safeParse(stripped);
  if (result.success) return result.data;
  const problems = result.error.issues.map(
    ({ path, code, message }) => `ELASTICIO_${path.join(".")} ${code === "custom" ? message : "is missing"}`,
  );
  throw new Error(problems.join("; "));
}

function parseNumber(value: string | undefined, fallback: number): number {
  return Number.parseInt(value ?? "", 10) || fallback;
}

function camelCase(name: string): string {
  return name.toLowerCase().replace(/_+([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
