import {
  type ComponentDescriptor,
  DomainError,
  type FieldDescriptor,
  isFieldVisible,
  missingAuthParts,
} from "@millrace/flow";

/** Throws `invalid_input` (details: problems by field) when values that the component asks for are missing. */
export function checkValues(
  descriptor: ComponentDescriptor,
  { component, values }: { component: string; values: Record<string, unknown> },
): void {
  if (!descriptor.credentials) {
    throw new DomainError("invalid_input", `${descriptor.title} ("${component}") needs no credential.`);
  }
  const missing = Object.entries(descriptor.credentials.fields ?? {}).flatMap(([name, field]) =>
    isFieldVisible(field, values)
      ? missingLabels(field, values[name]).map((label) => ({ field: name, message: `${label} is needed.`, label }))
      : [],
  );
  if (missing.length === 0) return;
  throw new DomainError("invalid_input", `Please fill in: ${missing.map(({ label }) => label).join(", ")}.`, {
    details: { problems: missing.map(({ field, message }) => ({ field, message })) },
  });
}

function missingLabels(field: FieldDescriptor, value: unknown): string[] {
  if (field.required && field.default === undefined && isEmpty(value)) return [field.label];
  return missingAuthParts(field, value).map((part) => `${field.label}: ${part}`);
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === "";
}
