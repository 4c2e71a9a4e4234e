import type { z } from "zod";
import type { InitContext, Step, StepFunction, Verification } from "../component.ts";

/** A title with its help, as forms and the palette show it. */
export interface Described {
  title: string;
  description?: string;
  /** A page that explains it, shown beside it. */
  help?: { description?: string; link?: string };
}

type Shape = z.ZodObject;

export interface CredentialsDefinition<Fields extends Shape> {
  fields: Fields;
  help?: Described["help"];
  /** A help link per failure that `verify` names by `helpCode`. */
  problems?: Record<string, { description?: string; link?: string }>;
  /** Asks the other system whether the values are right. What it throws is the reason why not. */
  verify?(credentials: z.output<Fields>, context: InitContext): Promise<Verification>;
}

/** What a message of this function looks like, checked when it comes. */
type Received<Input extends Shape> = { body: z.output<Input>; [part: string]: unknown };

export interface FunctionDefinition<
  Fields extends Shape,
  Credentials extends Shape,
  Input extends Shape,
  Output extends Shape,
> extends Described {
  /** The step's form; its values come as `step.config`, together with those of the credential. */
  fields?: Fields;
  /** Gives `step.config` the credential's values; the component names it, too. */
  credentials?: CredentialsDefinition<Credentials>;
  input?: Input;
  output?: Output;
  /** Running it for a sample changes a real system. */
  writes?: boolean;
  /** Higher comes first in the palette. */
  order?: number;
  /** Further words it is found by. */
  keywords?: string[];
  init?(config: z.output<Fields> & z.output<Credentials>, context: InitContext): Promise<void>;
  startup?(config: z.output<Fields> & z.output<Credentials>): Promise<unknown>;
  shutdown?(config: z.output<Fields> & z.output<Credentials>, state: unknown): Promise<void>;
  process(
    step: Step<z.output<Fields> & z.output<Credentials>>,
    message: Received<Input>,
    // biome-ignore lint/suspicious/noConfusingVoidType: functions that only emit return nothing
  ): Promise<{ body: z.input<Output>; [part: string]: unknown } | undefined | void>;
}

/** A trigger or action with the schemas its descriptor is made of. */
export interface SchemaFunction {
  described: Described & { writes?: boolean; order?: number; keywords?: string[] };
  schemas: { fields?: Shape; input?: Shape; output?: Shape };
  run: StepFunction;
  /** Triggers only. */
  type?: "polling" | "webhook";
}
