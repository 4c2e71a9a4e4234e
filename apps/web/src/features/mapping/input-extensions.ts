import type { FieldDescriptor } from "@millrace/flow";
import { readNames } from "../descriptor-form/structured-values.ts";

/** Parts that the step's own fields add to its input: property → what it then consists of. */
export type InputExtensions = Readonly<Record<string, ReadonlyArray<{ name: string; title: string }>>>;

export const noExtensions: InputExtensions = {};

/** A field that lists names adds a text to the input for each of them, below a property that is called like the field. */
export function inputExtensions(
  fields: ReadonlyArray<[name: string, field: FieldDescriptor]>,
  values: Readonly<Record<string, unknown>>,
): InputExtensions {
  const extending = fields.filter(([, { viewClass }]) => viewClass === "InMetadataExtensionView");
  return Object.fromEntries(
    extending.flatMap(([field, { label, titlePrefix }]) => {
      const prefix = typeof titlePrefix === "string" ? titlePrefix : label;
      const parts = readNames(values[field]).map((name) => ({ name, title: `${prefix} ${name}` }));
      return parts.length > 0 ? [[field, parts]] : [];
    }),
  );
}
