import { Refusal } from "./refusal.ts";

export interface Failure {
  code: string;
  message: string;
  details?: unknown;
}

/** What a person and a program are told about an error: never a stack trace. */
export function describeFailure(error: unknown): Failure {
  if (error instanceof Refusal) {
    const { code, message, details } = error;
    return details === undefined ? { code, message } : { code, message, details };
  }
  if (error instanceof AggregateError && error.message === "") {
    return { code: "failed", message: error.errors.map((each) => describeFailure(each).message).join("; ") };
  }
  if (!(error instanceof Error)) return { code: "failed", message: String(error) };
  const cause = error.cause instanceof Error ? `: ${describeFailure(error.cause).message}` : "";
  return { code: "failed", message: `${error.message || error.name}${cause}` };
}
