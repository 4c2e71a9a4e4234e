import { type FieldDescriptor, isFieldVisible, missingAuthParts } from "@millrace/flow";
import { isFilled } from "./is-filled.ts";

/** Required, visible fields without a value, each with the sentence shown beneath it. */
export function missingFields(
  fields: Record<string, FieldDescriptor>,
  values: Record<string, unknown>,
): Record<string, string> {
  const shown = Object.entries(fields).filter(([, field]) => isFieldVisible(field, values));
  return Object.fromEntries(
    shown.flatMap(([name, field]) => {
      const problem = problemOf(field, values[name]);
      return problem === undefined ? [] : [[name, problem]];
    }),
  );
}

function problemOf(field: FieldDescriptor, value: unknown): string | undefined {
  if (field.required && !isFilled(value ?? field.default)) return `${field.label} is required`;
  if (isHalfFilled(field, value)) return `${field.label} is required`;
  const parts = missingAuthParts(field, value);
  if (parts.length === 0) return undefined;
  return `${field.label} needs ${parts.map((part) => part.toLowerCase()).join(" and ")}`;
}

/** A value of several texts that are nothing without each other. */
function isHalfFilled({ viewClass }: FieldDescriptor, value: unknown): boolean {
  if (viewClass !== "OAuth1View" || typeof value !== "object" || value === null) return false;
  return Object.values(value).some((part) => !isFilled(part));
}
