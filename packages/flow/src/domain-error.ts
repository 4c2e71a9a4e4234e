/** Every expected failure, with the HTTP status it answers with and whether trying again can help. */
export const errorCodes = {
  invalid_input: { status: 400, retryable: false },
  unauthenticated: { status: 401, retryable: false },
  forbidden: { status: 403, retryable: false },
  not_found: { status: 404, retryable: false },
  conflict: { status: 409, retryable: false },
  stale_draft: { status: 409, retryable: false },
  wrong_state: { status: 409, retryable: false },
  in_use: { status: 409, retryable: false },
  too_large: { status: 413, retryable: false },
  invalid_flow: { status: 422, retryable: false },
  queue_full: { status: 429, retryable: true },
  verification_failed: { status: 422, retryable: false },
  wrong_key: { status: 500, retryable: false },
  unavailable: { status: 503, retryable: true },
  timed_out: { status: 504, retryable: true },
} as const satisfies Record<string, { status: number; retryable: boolean }>;

export type ErrorCode = keyof typeof errorCodes;

/** An expected failure: says what was being done to which thing, and what cures it. Never carries a secret. */
export class DomainError extends Error {
  readonly code: ErrorCode;
  readonly details: unknown;

  constructor(code: ErrorCode, message: string, options: { details?: unknown; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.name = "DomainError";
    this.code = code;
    this.details = options.details;
  }

  get status(): number {
    return errorCodes[this.code].status;
  }

  get retryable(): boolean {
    return errorCodes[this.code].retryable;
  }
}
