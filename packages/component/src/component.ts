import type { Attachment, Message } from "@millrace/flow";
import type { Logger } from "./logger.ts";

/** What a function gets for one message. */
export interface Step<Config = Record<string, unknown>> {
  /** Flat: field values and credential values side by side; expression fields are already evaluated for this message. */
  config: Config;
  /** The current snapshot; `{}` at first. */
  readonly snapshot: unknown;
  /** The same when this very message comes again: after a crash, or when it asked to. */
  readonly messageId: string;
  /** Id of the step the message came from; the trigger's messages come from none. */
  readonly sender: string | undefined;
  /** The flow's variables. */
  variables: Record<string, string>;
  /** JSON lines on stdout with the ids of flow, step and message; the last 50 also go into the message's error record. */
  log: Logger;
  /** Aborted at the step's time-out, and when the process stops before the message is done. */
  readonly signal: AbortSignal;
  /** Sends a message on. Resolves after the broker's confirm; several may be under way at once. */
  emit(message: Message | { body: unknown }): Promise<void>;
  /**
   * Puts a file into the platform's object storage (at most 100 MB, kept for a day). What it resolves to is an attachment for a message: the
   * steps behind, published components among them, get the bytes from its address.
   */
  storeFile(content: Uint8Array, file: { contentType: string }): Promise<Attachment>;
  /** The other side refused the credential's tokens: has them renewed, and puts the new ones into `config`. Rejects with the reason. */
  renewAccess(): Promise<void>;
  /** Replaces the snapshot. It moves only after everything emitted so far for this message is confirmed. */
  saveSnapshot(value: unknown): Promise<void>;
  /** As `saveSnapshot`, merging `part` into the current one (shallow). */
  updateSnapshot(part: Record<string, unknown>): Promise<void>;
  /** Asks for this message again later, with growing delay or the one given; after too many it becomes an error. */
  rebound(reason: string, options?: ReboundOptions): Promise<void>;
  /** Answers the webhook call this message came from. Nobody waiting is fine. */
  reply(reply: Reply): Promise<void>;
}

export interface ReboundOptions {
  /** Milliseconds, at most a day. For a target that says when to come back. */
  delayMs?: number | undefined;
}

export interface Reply {
  /** Default 200. */
  statusCode?: number;
  headers?: Record<string, string>;
  body: unknown;
}

export type Emitted = Message | { body: unknown };

export interface InitContext {
  log: Logger;
  signal: AbortSignal;
}

/** A trigger or an action. A message that `process` returns is emitted. */
export interface StepFunction<Config = Record<string, unknown>> {
  /** Whether it may still emit for a message that is settled, as components of the sailor do. Such an emit is lost with the process. */
  emitsLate?: boolean;
  /** Once per process, before the first message. */
  init?(config: Config, context: InitContext): Promise<void>;
  /** When the flow starts; what it returns is kept for `shutdown`. Triggers only. */
  startup?(config: Config): Promise<unknown>;
  /** When the flow stops. */
  shutdown?(config: Config, state: unknown): Promise<void>;
  // biome-ignore lint/suspicious/noConfusingVoidType: functions that only emit return nothing
  process(step: Step<Config>, message: Message): Promise<Emitted | undefined | void>;
}

export interface Verification {
  verified: boolean;
  /** The system's own words. */
  reason?: string;
  /** Whom we are there: `user@host/database`. */
  account?: string;
  /** Key into the descriptor's `credentials.problems`, for the help link of just this failure. */
  helpCode?: string;
}

/**
 * component.json as imported, as far as the process looks at it. The platform checks the whole of it where a component is
 * registered; checking it again at every start of a container would cost more time than connecting to the broker.
 */
export interface ImportedDescriptor {
  triggers?: Record<string, { type?: string; autoResolveObjectReferences?: boolean; [rest: string]: unknown }>;
  actions?: Record<string, { autoResolveObjectReferences?: boolean; [rest: string]: unknown }>;
  [rest: string]: unknown;
}

export interface Component {
  descriptor: ImportedDescriptor;
  verifyCredentials?(credentials: Record<string, unknown>, context: InitContext): Promise<Verification>;
  /** By key of the descriptor's triggers and actions. */
  functions: Record<string, StepFunction<never>>;
  /** Choices of select fields, by the method named in the field's `model`: key to label. */
  selects?: Record<string, (config: Record<string, unknown>, context: InitContext) => Promise<Record<string, string>>>;
  /** Metadata of functions with `dynamicMetadata`, by function key. */
  metadata?: Record<string, (config: Record<string, unknown>, context: InitContext) => Promise<FunctionMetadata>>;
}

export interface FunctionMetadata {
  in?: object;
  out?: object;
}

/** Checks a component's shape at compile time; `descriptor` is the imported component.json. */
export function defineComponent(component: Component): Component {
  return component;
}

/** Keeps `Config` typed inside a function. */
export function defineFunction<Config>(definition: StepFunction<Config>): StepFunction<Config> {
  return definition;
}
