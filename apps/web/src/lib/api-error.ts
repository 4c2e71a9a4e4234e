import { TRPCClientError } from "@trpc/client";

export interface ApiError {
  /** A code of the domain's table (`stale_draft`, `in_use`, …), else `unavailable` or `unexpected`. */
  code: string;
  /** A sentence for a person. */
  message: string;
  details?: unknown;
  /** HTTP status; undefined when no answer came at all. */
  status?: number | undefined;
}

/** What a failed call means to a person: never a stack, never "Internal Server Error" alone. */
export function readApiError(error: unknown): ApiError {
  const answer = error instanceof TRPCClientError ? readErrorData(error.data) : undefined;
  if (answer?.domain) return { ...answer.domain, status: answer.httpStatus };
  if (answer?.httpStatus === undefined) {
    return { code: "unavailable", message: "Millrace does not answer. Check that it is running, then try again." };
  }
  return {
    code: "unexpected",
    message: "Something went wrong on the server. Its log says what.",
    status: answer.httpStatus,
  };
}

/** Every page reads errors, the lightest too: by hand, since a schema library alone weighs as much as a page. */
function readErrorData(data: unknown): { httpStatus?: number; domain?: Omit<ApiError, "status"> } {
  const { httpStatus, domain } = recordOf(data);
  const { code, message, details } = recordOf(domain);
  return {
    ...(typeof httpStatus === "number" && { httpStatus }),
    ...(typeof code === "string" && typeof message === "string" && { domain: { code, message, details } }),
  };
}

function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
