import type { Message } from "@millrace/flow";
import type { Step, StepFunction } from "../component.ts";
import { classicLogger } from "./classic-logger.ts";
import { saveKeys } from "./save-keys.ts";

type Config = Record<string, unknown>;
type Hook = (config: Config, state?: unknown) => unknown;

/** What a trigger's or action's file exports, as far as it is looked at. */
export interface ClassicModule {
  process?: (this: ClassicContext, message: Message, config: Config, snapshot: unknown) => unknown;
  init?: Hook;
  startup?: Hook;
  shutdown?: Hook;
  [method: string]: unknown;
}

/** `this` of a classic `process`. */
export interface ClassicContext {
  /** Resolves after the broker's confirm. */
  emit(event: string, value?: unknown): Promise<void>;
  logger: ReturnType<typeof classicLogger>;
  getFlowVariables(): Record<string, string>;
}

/** A file in the sailor's style, `exports.process = async function (msg, cfg, snapshot) {…}`, as a function of ours. */
export function classicFunction(module: ClassicModule): StepFunction<Config> {
  const { process: work } = module;
  if (typeof work !== "function") throw new Error("The file exports no function named process");
  return {
    // Some emit when a timer fires, long after the message is done (component contract §0).
    emitsLate: true,
    ...(module.init && { init: async (config) => void (await module.init?.(config)) }),
    ...(module.startup && { startup: async (config) => await module.startup?.(config) }),
    ...(module.shutdown && { shutdown: async (config, state) => void (await module.shutdown?.(config, state)) }),
    process: async (step, message) => {
      const events = new ClassicEvents(step);
      const context: ClassicContext = {
        emit: (event, value) => events.emit(event, value),
        logger: classicLogger(step.log),
        getFlowVariables: () => step.variables,
      };
      const result = work.call(context, message, structuredClone(step.config), structuredClone(step.snapshot));
      // A function that returns nothing says by `end` when it is done.
      const returned = result ? await result : await events.ended;
      if (returned) await events.emit("data", returned);
      events.throwFirstError();
    },
  };
}

/** What a classic component emits for one message. */
class ClassicEvents {
  readonly #step: Step;
  readonly #end = Promise.withResolvers<undefined>();
  #firstError: Error | undefined;

  constructor(step: Step) {
    this.#step = step;
  }

  get ended(): Promise<undefined> {
    return this.#end.promise;
  }

  throwFirstError(): void {
    if (this.#firstError) throw this.#firstError;
  }

  async emit(event: string, value: unknown): Promise<void> {
    const step = this.#step;
    switch (event) {
      case "data":
        return await step.emit(asMessage(value));
      case "error":
        // What was sent before it, and is sent after it, still goes on: the message fails when it is done.
        this.#firstError ??= value instanceof Error ? value : new Error(String(value));
        return;
      case "end":
        return this.#end.resolve(undefined);
      case "rebound":
        return await step.rebound(value instanceof Error ? value.message : String(value));
      case "snapshot":
        return await step.saveSnapshot(value);
      case "updateSnapshot":
        return await step.updateSnapshot(asPart(value));
      case "updateKeys":
        return await saveKeys(step.config, asRecord(value));
      case "httpReply":
        return await reply(step, value);
      default:
        step.log.debug(`nobody listens to the event ${event}`);
    }
  }
}

async function reply(step: Step, value: unknown): Promise<void> {
  const { statusCode, headers, body } = asRecord(value);
  const { "x-eio-status-code": status, ...rest } = asRecord(headers);
  await step.reply({
    statusCode: Number(statusCode ?? status ?? 200),
    headers: Object.fromEntries(Object.entries(rest).map(([name, content]) => [name, String(content)])),
    body,
  });
}

function asMessage(value: unknown): Message {
  return { body: {}, ...asRecord(value) };
}

/** As the sailor: only plain objects, and none of MongoDB's operators. */
function asPart(value: unknown): Record<string, unknown> {
  const part = asRecord(value);
  if (Object.hasOwn(part, "$set")) throw new Error("ERROR: $set is not supported any more in `updateSnapshot` event");
  return part;
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
