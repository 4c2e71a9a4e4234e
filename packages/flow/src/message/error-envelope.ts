import { z } from "zod";

/**
 * An error as it travels, which is not how other messages do: JSON text with two sealed texts in it (component contract §4.5). It is the
 * message of an error handler (§4.8), and so may be looked at, retried and edited like any other.
 */
const envelopeSchema = z.object({ error: z.string().optional(), errorInput: z.string().optional() });

/** What an error handler gets for its body. */
interface HandledError {
  error?: unknown;
  /** The message that failed. One that failed before it had a message has none. */
  errorInput?: unknown;
}

/** What our own runtime makes of one: forms and trials of an error handler start with it. */
export const exampleHandledError = {
  error: {
    name: "Error",
    message: "The warehouse answered 503",
    stack: "Error: The warehouse answered 503\n    at send.js:12",
  },
  errorInput: { body: { sku: "A-1", amount: 2 }, headers: {} },
  stepId: "step_2",
  executionId: "01997c3e-7c1f-7000-8000-5a1f0c9e2b11",
} as const satisfies HandledError & { stepId: string; executionId: string };

/** Whether a message's content is an error's: sealed content is base64 and never begins so. */
export function isErrorEnvelope(content: string): boolean {
  return content.startsWith("{");
}

/** Throws when it is none. */
export function openErrorEnvelope(content: string, open: (sealed: string) => unknown): HandledError {
  const { error, errorInput } = envelopeSchema.parse(JSON.parse(content));
  return {
    ...(error !== undefined && { error: open(error) }),
    ...(errorInput !== undefined && { errorInput: open(errorInput) }),
  };
}

const editedSchema = z.object({ error: z.unknown().optional(), errorInput: z.unknown().optional() }).catch(() => ({}));

/** The way back, for one that was edited. */
export function sealErrorEnvelope(body: unknown, seal: (value: unknown) => string): string {
  const { error, errorInput } = editedSchema.parse(body);
  return JSON.stringify({
    ...(error !== undefined && { error: seal(error) }),
    ...(errorInput !== undefined && { errorInput: seal(errorInput) }),
  });
}
