import type { FieldError, FieldErrors, FieldValues, Resolver } from "react-hook-form";
import type { z } from "zod";

/** Lets a zod schema judge a react-hook-form: the first problem of each top-level field is shown at it. */
export function zodResolver<Values extends FieldValues>(schema: z.ZodType<Values, Values>): Resolver<Values> {
  return (values) => {
    const result = schema.safeParse(values);
    if (result.success) return { values: result.data, errors: {} };
    const errors: Record<string, FieldError> = {};
    for (const { path, code, message } of result.error.issues) {
      errors[String(path[0])] ??= { type: code, message };
    }
    // The keys come from the schema of Values, which the compiler cannot see through `issues`.
    return { values: {}, errors: errors as FieldErrors<Values> };
  };
}
