import { type FieldDescriptor, isFieldVisible } from "@millrace/flow";
import { isFilled } from "./is-filled.ts";

/** Required, visible fields without a value, each with the sentence shown beneath it. */
export function missingFields(
  fields: Record<string, FieldDescriptor>,
  values: Record<string, unknown>,
): Record<string, string> {
  const missing = Object.entries(fields).filter(
    ([name, field]) =>
      isFieldVisible(field, values) &&
      ((field.required && !isFilled(values[name] ?? field.default)) || isHalfFilled(field, values[name])),
  );
  return Object.fromEntries(missing.map(([name, field]) => [name, `${field.label} is required`]));
}

/** A value of several texts that are nothing without each other. */
function isHalfFilled({ viewClass }: FieldDescriptor, value: unknown): boolean {
  if (viewClass !== "OAuth1View" || typeof value !== "object" || value === null) return false;
  return Object.values(value).some((part) => !isFilled(part));
}
