import { DomainError } from "@millrace/flow";

/** The engine refused or could not be reached. The message says what was tried and, where there is one, the cure. */
export class EngineError extends DomainError {
  constructor(message: string, options: { cause?: unknown } = {}) {
    super("unavailable", message, options);
    this.name = "EngineError";
  }
}
