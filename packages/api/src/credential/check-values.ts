import { type ComponentDescriptor, DomainError, isFieldVisible } from "@millrace/flow";

/** Throws `invalid_input` (details: problems by field) when values that the component asks for are missing. */
export function checkValues(
  descriptor: ComponentDescriptor,
  { component, values }: { component: string; values: Record<string, unknown> },
): void {
  if (!descriptor.credentials) {
    throw new DomainError("invalid_input", `${descriptor.title} ("${component}") needs no credential.`);
  }
  const missing = Object.entries(descriptor.credentials.fields ?? {}).filter(
    ([name, field]) =>
      field.required && field.default === undefined && isFieldVisible(field, values) && isEmpty(values[name]),
  );
  if (missing.length === 0) return;
  const labels = missing.map(([, field]) => field.label).join(", ");
  throw new DomainError("invalid_input", `Please fill in: ${labels}.`, {
    details: { problems: missing.map(([field, { label }]) => ({ field, message: `${label} is needed.` })) },
  });
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === "";
}
