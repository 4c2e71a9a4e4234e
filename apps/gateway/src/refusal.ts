import { DomainError } from "@millrace/flow";

interface RefusalOptions {
  status: 400 | 401 | 404 | 405 | 413 | 415 | 429 | 503 | 504;
  /** For programs: `{"error":{"code","message"}}`. */
  code: string;
  message: string;
  retryAfterSeconds?: number;
  cause?: unknown;
}

/** A request that is answered with an error, and what the caller reads. Nothing of it was stored. */
export class Refusal extends Error {
  readonly status: RefusalOptions["status"];
  readonly code: string;
  readonly retryAfterSeconds: number | undefined;

  constructor({ status, code, message, retryAfterSeconds, cause }: RefusalOptions) {
    super(message, { cause });
    this.name = "Refusal";
    this.status = status;
    this.code = code;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** The same answer whether the flow is unknown, inactive or has no webhook: an address must not be guessable. */
export function noSuchFlow(): Refusal {
  const message = "No active flow has its webhook at this address. Is the flow started?";
  return new Refusal({ status: 404, code: "not_found", message });
}

/** What the broker's refusal of a message means to the caller; undefined for anything else. */
export function brokerRefusal(error: unknown): Refusal | undefined {
  if (!(error instanceof DomainError)) return undefined;
  if (error.code === "queue_full") {
    const message = "The flow's queue is full: send this again later.";
    return new Refusal({ status: 429, code: "queue_full", message, retryAfterSeconds: 10, cause: error });
  }
  if (error.code === "not_found") {
    const message = "The flow is just being started or changed: send this again in a moment.";
    return new Refusal({ status: 503, code: "unavailable", message, retryAfterSeconds: 1, cause: error });
  }
  if (error.code === "unavailable") {
    const message = "Messages cannot be stored at the moment: send this again later.";
    return new Refusal({ status: 503, code: "unavailable", message, retryAfterSeconds: 5, cause: error });
  }
  return undefined;
}
