import { DomainError, type ErrorCode, errorCodes } from "@millrace/flow";
import { TRPCError } from "@trpc/server";
import { z } from "zod";

/** What a caller gets to know of a failure, the same over tRPC (`data.domain`) and REST (`error`). */
export interface ErrorDescription {
  code: ErrorCode | "method_not_allowed" | "unsupported_media_type" | "internal";
  message: string;
  details?: unknown;
}

/** Expected failures in full; of all others only that they happened: their text may hold what is nobody's business. */
export function describeError(error: TRPCError): ErrorDescription {
  const { cause } = error;
  if (cause instanceof DomainError) {
    return { code: cause.code, message: cause.message, ...(cause.details !== undefined && { details: cause.details }) };
  }
  if (cause instanceof z.core.$ZodError && error.code === "BAD_REQUEST") {
    return { code: "invalid_input", message: sayIssues(cause), details: { issues: cause.issues } };
  }
  const code = codeByTrpc[error.code];
  return code
    ? { code, message: error.message }
    : { code: "internal", message: "Something went wrong inside Millrace. The log of the web process says what." };
}

/** The tRPC error of a domain error, so that HTTP answers carry the right status. */
export function toTrpcError(error: DomainError): TRPCError {
  return new TRPCError({ code: trpcCodes[error.code], message: error.message, cause: error });
}

function sayIssues(error: z.core.$ZodError): string {
  return error.issues
    .map(({ path, message }) => (path.length > 0 ? `${path.join(".")}: ${message}` : message))
    .join("; ");
}

const codeByTrpc: Partial<Record<TRPCError["code"], ErrorDescription["code"]>> = {
  BAD_REQUEST: "invalid_input",
  PARSE_ERROR: "invalid_input",
  UNAUTHORIZED: "unauthenticated",
  FORBIDDEN: "forbidden",
  NOT_FOUND: "not_found",
  PAYLOAD_TOO_LARGE: "too_large",
  METHOD_NOT_SUPPORTED: "method_not_allowed",
  UNSUPPORTED_MEDIA_TYPE: "unsupported_media_type",
};

const trpcCodeByStatus = {
  400: "BAD_REQUEST",
  401: "UNAUTHORIZED",
  403: "FORBIDDEN",
  404: "NOT_FOUND",
  409: "CONFLICT",
  413: "PAYLOAD_TOO_LARGE",
  422: "UNPROCESSABLE_CONTENT",
  429: "TOO_MANY_REQUESTS",
  500: "INTERNAL_SERVER_ERROR",
  503: "SERVICE_UNAVAILABLE",
  504: "GATEWAY_TIMEOUT",
} as const satisfies Record<(typeof errorCodes)[ErrorCode]["status"], TRPCError["code"]>;

const trpcCodes: Record<ErrorCode, TRPCError["code"]> = mapCodes();

function mapCodes(): Record<ErrorCode, TRPCError["code"]> {
  const entries = Object.entries(errorCodes).map(([code, { status }]) => [code, trpcCodeByStatus[status]]);
  return Object.fromEntries(entries); // the same keys as the table it is made from
}
