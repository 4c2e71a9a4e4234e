import { DomainError, type ErrorCode, errorCodes } from "@millrace/flow";

/** An expected failure as text: all that a job or a stream hands on of an error is its message. */
export function toFailureText({ code, message }: DomainError): string {
  return `[${code}] ${message}`;
}

/** The expected failure that `toFailureText` wrote; undefined for any other text. */
export function readFailureText(text: string): DomainError | undefined {
  const [, code = "", message = ""] = /^\[(\w+)\] ([\s\S]*)$/.exec(text) ?? [];
  return isErrorCode(code) ? new DomainError(code, message) : undefined;
}

function isErrorCode(text: string): text is ErrorCode {
  return Object.hasOwn(errorCodes, text);
}
