import { z } from "zod";
import type { SchemaComponent } from "./schema-component.ts";
import type { SchemaFunction } from "./schema-types.ts";

type Json = Record<string, unknown>;

/** The component.json of a component defined by schemas. `main`: the file that exports it, as in package.json. */
export function describeComponent({ definition }: SchemaComponent, { main }: { main: string }): Json {
  const { credentials, triggers, actions, selects: _selects, ...described } = definition;
  const table = (functions: Record<string, SchemaFunction> | undefined) =>
    functions && {
      [functions === triggers ? "triggers" : "actions"]: Object.fromEntries(
        Object.entries(functions).map(([name, fn]) => [name, describeFunction(fn, main)]),
      ),
    };
  return {
    ...described,
    ...(credentials && {
      credentials: {
        ...(credentials.help && { help: credentials.help }),
        ...(credentials.problems && { problems: credentials.problems }),
        fields: toFields(credentials.fields),
      },
    }),
    ...table(triggers),
    ...table(actions),
  };
}

function describeFunction({ described, schemas, type }: SchemaFunction, main: string): Json {
  const { fields, input, output } = schemas;
  return {
    ...described,
    main,
    ...(type && { type }),
    ...(fields && { fields: toFields(fields) }),
    ...((input || output) && {
      metadata: {
        ...(input && { in: toMetadata(jsonSchema(input)) }),
        ...(output && { out: toMetadata(jsonSchema(output)) }),
      },
    }),
  };
}

/** A form: one control per property, in the order of the schema unless `meta` says otherwise. */
function toFields(schema: z.ZodObject): Json {
  const { properties = {}, required = [] } = jsonSchema(schema);
  const names = Object.keys(asRecord(properties));
  return Object.fromEntries(
    names.map((name, index) => {
      const isRequired = Array.isArray(required) && required.includes(name);
      const order = (names.length - index) * 10;
      return [name, toField(asRecord(asRecord(properties)[name]), { name, isRequired, order })];
    }),
  );
}

interface FieldPlace {
  name: string;
  isRequired: boolean;
  order: number;
}

/** What `meta` says beyond JSON Schema (viewClass, placeholder, help, model …) is the field's. */
function toField(property: Json, { name, isRequired, order }: FieldPlace): Json {
  const { title, type, enum: choices, items, default: usual, ...rest } = property;
  const extra = Object.fromEntries(Object.entries(rest).filter(([key]) => !schemaWords.has(key)));
  return {
    viewClass: viewOf(property),
    label: title ?? name,
    order,
    ...(isRequired && { required: true }),
    // A form gives and takes texts.
    ...(usual !== undefined && { default: typeof usual === "number" ? String(usual) : usual }),
    ...modelOf(choices ?? asRecord(items).enum),
    ...extra,
  };
}

const schemaWords = new Set([
  ...["format", "pattern", "minLength", "maxLength", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"],
  ...["multipleOf", "minItems", "maxItems", "properties", "required", "additionalProperties", "anyOf", "$schema"],
]);

function viewOf({ type, enum: choices, items }: Json): string {
  if (Array.isArray(choices)) return "SelectView";
  if (type === "boolean") return "CheckBoxView";
  if (type === "array" && Array.isArray(asRecord(items).enum)) return "MultiSelectView";
  return "TextFieldView";
}

function modelOf(choices: unknown): Json {
  if (!Array.isArray(choices)) return {};
  return { model: Object.fromEntries(choices.map((choice) => [String(choice), String(choice)])) };
}

/** Metadata marks what is required on the property itself. */
function toMetadata(schema: Json): Json {
  const { properties, required, items, additionalProperties: _extra, $schema: _dialect, ...rest } = schema;
  const names = Array.isArray(required) ? required : [];
  return {
    ...rest,
    ...(properties !== undefined && {
      properties: Object.fromEntries(
        Object.entries(asRecord(properties)).map(([name, property]) => [
          name,
          { ...toMetadata(asRecord(property)), ...(names.includes(name) && { required: true }) },
        ]),
      ),
    }),
    ...(items !== undefined && { items: toMetadata(asRecord(items)) }),
  };
}

/** As it is given, before defaults and transformations. */
function jsonSchema(schema: z.ZodObject): Json {
  return asRecord(z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }));
}

function asRecord(value: unknown): Json {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
