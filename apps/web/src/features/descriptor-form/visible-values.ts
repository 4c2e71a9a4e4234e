import { type FieldDescriptor, isFieldVisible } from "@millrace/flow";

/** The values of fields that take part: what was typed into a kind of authentication that was then left stays out. */
export function visibleValues(
  fields: Record<string, FieldDescriptor>,
  values: Record<string, unknown>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).filter(([name]) => {
      const field = fields[name];
      return field === undefined || isFieldVisible(field, values);
    }),
  );
}
