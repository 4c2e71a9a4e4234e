import type { Logger } from "../logger.ts";
import type { StepApi, StepDescription } from "./step-api.ts";

/** The platform renews what ends within a minute; asking later than that leaves room for its answer. */
const leadMs = 45_000;
/** Access that could not be renewed is not asked for again with every message. */
const pauseMs = 10_000;

/**
 * The tokens among a step's settings: the platform renews them, a running step asks for the new ones when its own are about to end
 * or were refused. Steps without any never ask.
 */
export class AccessKeeper {
  readonly #api: StepApi;
  readonly #description: StepDescription;
  readonly #log: Logger;
  #dueAt: number;
  #asking: Promise<void> | undefined;

  constructor({ api, description, log }: { api: StepApi; description: StepDescription; log: Logger }) {
    this.#api = api;
    this.#description = description;
    this.#log = log;
    this.#dueAt = endOf(description.config) - leadMs;
  }

  isDue(now: number): boolean {
    return now >= this.#dueAt;
  }

  /** Messages in hand together ask once. When nobody answers, the old access is tried: the other side has the last word. */
  freshen(): Promise<void> {
    this.#asking ??= this.#ask().finally(() => {
      this.#asking = undefined;
    });
    return this.#asking;
  }

  /** The other side refused the access: has it renewed. @returns the new tokens by field. @throws with the reason when it cannot be. */
  async renew(): Promise<Record<string, unknown>> {
    const account = this.#description.config._account;
    if (typeof account === "string") await this.#api.renewSecret(account);
    await this.#read();
    return tokensIn(this.#description.config);
  }

  async #ask(): Promise<void> {
    try {
      await this.#read();
    } catch (error) {
      this.#log.warn({ err: error }, "could not ask for fresh access");
    }
    this.#dueAt = Math.max(this.#dueAt, Date.now() + pauseMs);
  }

  async #read(): Promise<void> {
    const { config } = await this.#api.describeStep();
    this.#description.config = { ...this.#description.config, ...tokensIn(config) };
    this.#dueAt = endOf(this.#description.config) - leadMs;
  }
}

function tokensIn(config: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(config).filter(([, value]) => isAccess(value)));
}

function endOf(config: Record<string, unknown>): number {
  const ends = Object.values(config).map((value) => (isAccess(value) ? Number(value.expires_at) : Number.NaN));
  return Math.min(...ends.filter((end) => Number.isFinite(end)), Number.POSITIVE_INFINITY);
}

function isAccess(value: unknown): value is { access_token: string; expires_at?: unknown } {
  return typeof value === "object" && value !== null && "access_token" in value;
}
