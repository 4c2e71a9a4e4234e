/**
 * Something a person can cure. Its message is shown as it is, without a stack trace, and the command exits with 1.
 * `code` is what programs that read `--json` compare.
 */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly code: string;
  readonly details: unknown;

  constructor(message: string, { code = "failed", details, cause }: RefusalOptions = {}) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.details = details;
  }
}

interface RefusalOptions {
  code?: string;
  details?: unknown;
  cause?: unknown;
}
