import type { HelpText } from "@millrace/flow";
import { type InputExtensions, noExtensions } from "./input-extensions.ts";
import { objectMembers } from "./whole-object.ts";

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
  /** It is a part of another property's object. */
  below?: { property: string; part: string };
}

/** What the action says it takes, then whatever else is mapped. Draft-3 schemas mark `required` at the property itself. */
export function inputProperties(
  metadata: unknown,
  mapper: Readonly<Record<string, string>>,
  extensions: InputExtensions = noExtensions,
): InputProperty[] {
  const schema = isRecord(metadata) ? metadata : {};
  const named = isRecord(schema.properties) ? schema.properties : {};
  const required = Array.isArray(schema.required) ? schema.required : [];
  const split = Object.entries(extensions).filter(([name]) => objectMembers(mapper[name] ?? "{}").ok);
  const parts = split.flatMap(([property, added]) => partsOf(property, { added, source: mapper[property] ?? "{}" }));
  const isSplit = (name: string) => split.some(([property]) => property === name);
  const declared = Object.entries(named)
    .filter(([name]) => !isSplit(name))
    .toSorted(([, a], [, b]) => orderOf(b) - orderOf(a))
    .map(([name, property]) => readProperty(name, { property, required }));
  const extra = Object.keys(mapper)
    .filter((name) => !(name in named) && !isSplit(name))
    .map((name) => ({
      name,
      title: name === "$" || name === "" ? "Whole message ($)" : name,
      isRequired: false,
      isDeclared: false,
    }));
  return [...declared, ...parts, ...extra];
}

/** A property that fields extend is shown by its parts: those that are named, then whatever else its object holds. */
function partsOf(
  property: string,
  { added, source }: { added: InputExtensions[string]; source: string },
): InputProperty[] {
  const members = objectMembers(source);
  const held = members.ok ? Object.keys(members.mapper) : [];
  const gone = held.filter((name) => !added.some((part) => part.name === name)).map((name) => ({ name, title: name }));
  return [...added, ...gone].map(({ name, title }, index) => ({
    name: `${property}.${name}`,
    title,
    type: "string",
    isRequired: false,
    isDeclared: index < added.length,
    below: { property, part: name },
  }));
}

/** Higher comes first, as in forms. */
function orderOf(property: unknown): number {
  const order = isRecord(property) ? Number(property.order ?? 0) : 0;
  return Number.isFinite(order) ? order : 0;
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
