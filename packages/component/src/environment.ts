type Variables = Record<string, string | undefined>;

/** Who the step is and whom it asks for its settings. */
export type StepEnvironment = ReturnType<typeof stepVariables>;
/** With where its messages come from and go to. */
export type Environment = StepEnvironment & ReturnType<typeof wireVariables>;

/** The part that suffices for a process which only runs the `shutdown` hook. @throws as `readEnvironment`. */
export function readStepEnvironment(variables: Variables): StepEnvironment {
  return read(variables, stepVariables);
}

/** Reads `ELASTICIO_…` for a step that works on messages. @throws one error that lists every problem. */
export function readEnvironment(variables: Variables): Environment {
  return read(variables, (given) => ({ ...stepVariables(given), ...wireVariables(given) }));
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

function stepVariables(given: GivenVariables) {
  return {
    FLOW_ID: given.text("FLOW_ID"),
    EXEC_ID: given.text("EXEC_ID"),
    STEP_ID: given.text("STEP_ID"),
    CONTAINER_ID: given.text("CONTAINER_ID"),
    WORKSPACE_ID: given.text("WORKSPACE_ID"),
    USER_ID: given.text("USER_ID"),
    COMP_ID: given.text("COMP_ID"),
    FUNCTION: given.text("FUNCTION"),
    API_URI: given.text("API_URI"),
    API_USERNAME: given.text("API_USERNAME"),
    API_KEY: given.text("API_KEY"),
    STARTUP_REQUIRED: given.flag("STARTUP_REQUIRED", false),
    HOOK_SHUTDOWN: given.flag("HOOK_SHUTDOWN", false),
    API_REQUEST_RETRY_ATTEMPTS: given.integer("API_REQUEST_RETRY_ATTEMPTS", 5),
    API_REQUEST_RETRY_DELAY: given.integer("API_REQUEST_RETRY_DELAY", 200),
  };
}

function wireVariables(given: GivenVariables) {
  const protocolVersion: 1 | 2 = given.optional("PROTOCOL_VERSION") === "2" ? 2 : 1;
  return {
    AMQP_URI: given.text("AMQP_URI"),
    LISTEN_MESSAGES_ON: given.text("LISTEN_MESSAGES_ON"),
    PUBLISH_MESSAGES_TO: given.text("PUBLISH_MESSAGES_TO"),
    DATA_ROUTING_KEY: given.text("DATA_ROUTING_KEY"),
    ERROR_ROUTING_KEY: given.text("ERROR_ROUTING_KEY"),
    REBOUND_ROUTING_KEY: given.text("REBOUND_ROUTING_KEY"),
    SNAPSHOT_ROUTING_KEY: given.text("SNAPSHOT_ROUTING_KEY"),
    MESSAGE_CRYPTO_PASSWORD: given.text("MESSAGE_CRYPTO_PASSWORD"),
    MESSAGE_CRYPTO_IV: given.textOfBytes("MESSAGE_CRYPTO_IV", 16),
    RABBITMQ_PREFETCH_SAILOR: given.integer("RABBITMQ_PREFETCH_SAILOR", 1),
    OUTGOING_MESSAGE_SIZE_LIMIT: given.integer("OUTGOING_MESSAGE_SIZE_LIMIT", 10_485_760),
    REBOUND_INITIAL_EXPIRATION: given.integer("REBOUND_INITIAL_EXPIRATION", 15_000),
    REBOUND_LIMIT: given.integer("REBOUND_LIMIT", 20),
    PROTOCOL_VERSION: protocolVersion,
    AMQP_PERSISTENT_MESSAGES: given.flag("AMQP_PERSISTENT_MESSAGES", true),
    NO_SELF_PASSTRHOUGH: given.flag("NO_SELF_PASSTRHOUGH", false),
    NO_ERROR_REPLIES: given.flag("NO_ERROR_REPLIES", false),
    /** `error`: what comes in are errors of other steps. */
    INPUT_FORMAT: given.optional("INPUT_FORMAT") === "error" ? ("error" as const) : ("default" as const),
    OBJECT_STORAGE_URI: given.optional("OBJECT_STORAGE_URI"),
    OBJECT_STORAGE_TOKEN: given.optional("OBJECT_STORAGE_TOKEN"),
    ADDITIONAL_VARS_FOR_HEADERS: given.optional("ADDITIONAL_VARS_FOR_HEADERS") ?? "",
    /** Ours. 0 is no limit. */
    STEP_TIMEOUT_MS: given.optional("STEP_TIMEOUT_MS") === "0" ? 0 : given.integer("STEP_TIMEOUT_MS", 60_000),
    /** Ours. How long a stopping process may finish what it has in hand. */
    DRAIN_TIMEOUT_MS: given.integer("DRAIN_TIMEOUT_MS", 25_000),
  };
}

function read<Values>(variables: Variables, pick: (given: GivenVariables) => Values): Values {
  const given = new GivenVariables(variables);
  const values = pick(given);
  if (given.problems.length > 0) throw new Error(given.problems.join("; "));
  return values;
}

/** By hand rather than with a schema: loading a library for it would make every start of a container longer. */
class GivenVariables {
  readonly problems: string[] = [];
  readonly #variables: Variables;

  constructor(variables: Variables) {
    this.#variables = variables;
  }

  optional(name: string): string | undefined {
    return this.#variables[`ELASTICIO_${name}`];
  }

  text(name: string): string {
    const value = this.optional(name) ?? "";
    if (value === "") this.problems.push(`ELASTICIO_${name} is missing`);
    return value;
  }

  textOfBytes(name: string, bytes: number): string {
    const value = this.text(name);
    if (value !== "" && Buffer.byteLength(value) !== bytes) {
      this.problems.push(`ELASTICIO_${name} must be ${bytes} bytes`);
    }
    return value;
  }

  /** Component contract §1: unset means the default, as does a number that is none. */
  integer(name: string, fallback: number): number {
    return Number.parseInt(this.optional(name) ?? "", 10) || fallback;
  }

  flag(name: string, fallback: boolean): boolean {
    const value = this.optional(name);
    return value === undefined ? fallback : value !== "" && value !== "false";
  }
}

function camelCase(name: string): string {
  return name.toLowerCase().replace(/_+([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
