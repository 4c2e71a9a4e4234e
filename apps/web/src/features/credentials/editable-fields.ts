import type { FieldDescriptor } from "@millrace/flow";

interface Editing {
  /** What was typed since the form was opened. */
  values: Record<string, unknown>;
  /** Fields that have a saved value. */
  setFields: readonly string[];
}

/**
 * The fields as they are edited over saved, unreadable values: a saved one may stay empty, and it stays visible although the
 * value that makes it visible is not known here, until that value is changed.
 */
export function editableFields(
  fields: Record<string, FieldDescriptor>,
  { values, setFields }: Editing,
): Record<string, FieldDescriptor> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => {
      const governors = Object.keys(field.visibleWhen ?? {});
      if (!setFields.includes(name) || governors.some((other) => values[other] !== undefined)) return [name, field];
      const { visibleWhen: _known, default: _initial, ...rest } = field;
      return [
        name,
        { ...rest, required: false, placeholder: "Saved. Type to replace it.", prompt: "Saved. Choose to replace it." },
      ];
    }),
  );
}
