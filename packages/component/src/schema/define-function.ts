import type { z } from "zod";
import type { Step, StepFunction } from "../component.ts";
import { StepError } from "../step-error.ts";
import type { FunctionDefinition, SchemaFunction } from "./schema-types.ts";

type Empty = z.ZodObject<Record<never, never>>;

/** An action whose form, metadata and types all come from its schemas. */
export function defineAction<
  Fields extends z.ZodObject = Empty,
  Credentials extends z.ZodObject = Empty,
  Input extends z.ZodObject = z.ZodObject,
  Output extends z.ZodObject = z.ZodObject,
>(definition: FunctionDefinition<Fields, Credentials, Input, Output>): SchemaFunction {
  const { title, description, help, writes, order, keywords, fields, input, output } = definition;
  return {
    described: { title, ...given({ description, help, writes, order, keywords }) },
    schemas: given({ fields, input, output }),
    run: checked(definition),
  };
}

/** As `defineAction`, for the first step of a flow: it asks for what is new on a schedule, or gets what a webhook receives. */
export function defineTrigger<
  Fields extends z.ZodObject = Empty,
  Credentials extends z.ZodObject = Empty,
  Input extends z.ZodObject = z.ZodObject,
  Output extends z.ZodObject = z.ZodObject,
>({
  type = "polling",
  ...definition
}: FunctionDefinition<Fields, Credentials, Input, Output> & {
  type?: "polling" | "webhook";
}): SchemaFunction {
  return { ...defineAction(definition), type };
}

/** Config and body are checked before the author's code sees them: a type is a promise only then. */
function checked<F extends z.ZodObject, C extends z.ZodObject, I extends z.ZodObject, O extends z.ZodObject>(
  definition: FunctionDefinition<F, C, I, O>,
): StepFunction {
  const { fields, credentials, input, init, startup, shutdown } = definition;
  type Config = z.output<F> & z.output<C>;
  const readConfig = (config: Record<string, unknown>): Config => {
    const values = filled(config);
    const parts = [fields, credentials?.fields].map((schema) => parse(schema, { value: values, place: "" }));
    // Each part was parsed by the schema its type is of.
    return Object.assign({}, values, ...parts) as Config;
  };
  return {
    ...(init && { init: (config, context) => init(readConfig(config), context) }),
    ...(startup && { startup: (config) => startup(readConfig(config)) }),
    ...(shutdown && { shutdown: (config, state) => shutdown(readConfig(config), state) }),
    process: async (step, message) => {
      const body = input ? parse(input, { value: message.body, place: "body." }) : message.body;
      const typed = withConfig(step, () => readConfig(step.config));
      // As above: the body was parsed by `input`.
      return (await definition.process(typed, { ...message, body: body as z.output<I> })) ?? undefined;
    },
  };
}

/** The step with its config read through the schemas. All else is passed on when it is asked for: a logger or a signal is made only then. */
function withConfig<Config>(step: Step, read: () => Config): Step<Config> {
  let source = step.config;
  let config = read();
  return {
    get config() {
      // A renewed access has put another one in.
      if (step.config !== source) {
        source = step.config;
        config = read();
      }
      return config;
    },
    get snapshot() {
      return step.snapshot;
    },
    get variables() {
      return step.variables;
    },
    get log() {
      return step.log;
    },
    get signal() {
      return step.signal;
    },
    messageId: step.messageId,
    sender: step.sender,
    emit: (message) => step.emit(message),
    storeFile: (content, file) => step.storeFile(content, file),
    renewAccess: () => step.renewAccess(),
    saveSnapshot: (value) => step.saveSnapshot(value),
    updateSnapshot: (part) => step.updateSnapshot(part),
    rebound: (reason, options) => step.rebound(reason, options),
    reply: (reply) => step.reply(reply),
  };
}

function parse(schema: z.ZodObject | undefined, { value, place }: { value: unknown; place: string }): unknown {
  if (!schema) return {};
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const problems = result.error.issues.map(({ path, message }) => `${place}${path.join(".")}: ${message}`);
  throw new StepError(problems.join("; "), { code: "invalid_input", details: { problems } });
}

/** A form leaves what nobody filled in empty. */
function filled(config: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(config).filter(([, value]) => value !== "" && value !== null));
}

function given<Values extends object>(values: Values): { [Key in keyof Values]?: NonNullable<Values[Key]> } {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined);
  // Fewer keys of the same types.
  return Object.fromEntries(entries) as { [Key in keyof Values]?: NonNullable<Values[Key]> };
}
