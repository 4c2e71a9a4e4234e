import type { HelpText } from "@millrace/flow";

/** A property of an action's input. */
export interface InputProperty {
  name: string;
  title: string;
  description?: string;
  /** JSON Schema type, for instance `string`. */
  type?: string;
  /** What the property itself brings as help. */
  help?: HelpText;
  isRequired: boolean;
  /** False when only the mapping names it. */
  isDeclared: boolean;
}

/** What the action says it takes, then whatever else is mapped. Draft-3 schemas mark `required` at the property itself. */
export function inputProperties(metadata: unknown, mapper: Readonly<Record<string, string>>): InputProperty[] {
  const schema = isRecord(metadata) ? metadata : {};
  const named = isRecord(schema.properties) ? schema.properties : {};
  const required = Array.isArray(schema.required) ? schema.required : [];
  const declared = Object.entries(named).map(([name, property]) => readProperty(name, { property, required }));
  const extra = Object.keys(mapper)
    .filter((name) => !(name in named))
    .map((name) => ({
      name,
      title: name === "$" || name === "" ? "Whole message ($)" : name,
      isRequired: false,
      isDeclared: false,
    }));
  return [...declared, ...extra];
}

function readProperty(
  name: string,
  { property, required }: { property: unknown; required: readonly unknown[] },
): InputProperty {
  const schema = isRecord(property) ? property : {};
  const help = readHelp(schema);
  return {
    name,
    title: typeof schema.title === "string" ? schema.title : name,
    ...(typeof schema.description === "string" && { description: schema.description }),
    ...(help && { help }),
    ...(typeof schema.type === "string" && { type: schema.type }),
    isRequired: schema.required === true || required.includes(name),
    isDeclared: true,
  };
}

/** `help: { description, link }`, or the classic `note`. */
function readHelp({ help, note }: Record<string, unknown>): HelpText | undefined {
  const given = isRecord(help) ? help : {};
  const description = typeof given.description === "string" ? given.description : note;
  const found = {
    ...(typeof description === "string" && { description }),
    ...(typeof given.link === "string" && { link: given.link }),
  };
  return Object.keys(found).length > 0 ? found : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
