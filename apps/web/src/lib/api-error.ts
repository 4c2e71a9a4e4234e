import { TRPCClientError } from "@trpc/client";
import { z } from "zod";

const domainSchema = z.object({ code: z.string(), message: z.string(), details: z.unknown().optional() });
const errorDataSchema = z.object({ httpStatus: z.number().optional(), domain: domainSchema.optional() });

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
  const answer = error instanceof TRPCClientError ? errorDataSchema.safeParse(error.data).data : undefined;
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
