import { type FieldDescriptor, isFieldVisible } from "@millrace/flow";
import { isFilled } from "./is-filled.ts";

/** Required, visible fields without a value, each with the sentence shown beneath it. */
export function missingFields(
  fields: Record<string, FieldDescriptor>,
  values: Record<string, unknown>,
): Record<string, string> {
  const missing = Object.entries(fields).filter(
    ([name, field]) => field.required && isFieldVisible(field, values) && !isFilled(values[name] ?? field.default),
  );
  return Object.fromEntries(missing.map(([name, field]) => [name, `${field.label} is required`]));
}
