import type { FieldDescriptor } from "@millrace/flow";

/** Values a form starts with: what descriptors give as `default`. */
export function defaultValues(fields: Record<string, FieldDescriptor>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, field]) => (field.default === undefined ? [] : [[name, field.default]])),
  );
}
