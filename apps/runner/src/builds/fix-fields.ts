import { z } from "zod";

const fieldsSchema = z.record(z.string(), z.looseObject({})).optional();
const functionsSchema = z.record(z.string(), z.looseObject({ fields: fieldsSchema })).optional();
const descriptorSchema = z.looseObject({
  fields: fieldsSchema,
  triggers: functionsSchema,
  actions: functionsSchema,
});

/**
 * Only our own runtime evaluates the fields of a step anew for each message: those of other runtimes take fixed values. What is to
 * change from message to message belongs into the mapping in front of the step.
 */
export function fixFields(descriptor: unknown): unknown {
  const parsed = descriptorSchema.safeParse(descriptor);
  if (!parsed.success) return descriptor; // whoever checks the whole of it says what is wrong
  const { fields, triggers, actions, ...rest } = parsed.data;
  return {
    ...rest,
    ...(fields && { fields: fixed(fields) }),
    ...(triggers && { triggers: fixedFunctions(triggers) }),
    ...(actions && { actions: fixedFunctions(actions) }),
  };
}

function fixedFunctions(functions: NonNullable<z.infer<typeof functionsSchema>>): object {
  return Object.fromEntries(
    Object.entries(functions).map(([name, { fields, ...entry }]) => [
      name,
      { ...entry, ...(fields && { fields: fixed(fields) }) },
    ]),
  );
}

function fixed(fields: NonNullable<z.infer<typeof fieldsSchema>>): object {
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, { ...field, expression: false }]));
}
