import type { ReboundOptions } from "./component.ts";

/** An expected failure: says clearly what was wrong with which thing, and what cures it. People see it without a stack. */
export class StepError extends Error {
  readonly code: string | undefined;
  readonly details: unknown;

  constructor(message: string, options: { code?: string; details?: unknown; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.name = "StepError";
    this.code = options.code;
    this.details = options.details;
  }
}

/** Thrown instead of calling `step.rebound`: the message comes back later. */
export class ReboundRequest extends Error {
  readonly options: ReboundOptions;

  constructor(reason: string, options: ReboundOptions = {}) {
    super(reason);
    this.name = "ReboundRequest";
    this.options = options;
  }
}

/** By name: a component may bring a copy of this package of its own. */
export function isReboundRequest(error: unknown): error is ReboundRequest {
  return error instanceof Error && error.name === "ReboundRequest" && "options" in error;
}

/** By name, as above. */
export function isStepError(error: unknown): error is StepError {
  return error instanceof Error && error.name === "StepError";
}
