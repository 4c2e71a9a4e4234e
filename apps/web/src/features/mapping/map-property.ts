import type { InputProperty } from "./input-properties.ts";
import { objectMembers } from "./whole-object.ts";

type Mapper = Readonly<Record<string, string>>;

/** What fills a property: its own entry, or its part of the object that fills the property it stands below. */
export function sourceOf(mapper: Mapper, { name, below }: Pick<InputProperty, "name" | "below">): string | undefined {
  if (below === undefined) return mapper[name];
  const members = objectMembers(mapper[below.property] ?? "{}");
  return members.ok ? members.mapper[below.part] : undefined;
}

/**
 * The mapping with another source for a property; `undefined` takes it out. Gives undefined for a part whose text cannot stand in an
 * object yet, for instance while a bracket or a quotation mark is open.
 */
export function mapProperty(
  mapper: Mapper,
  { property, source }: { property: Pick<InputProperty, "name" | "below">; source: string | undefined },
): Record<string, string> | undefined {
  const { name, below } = property;
  const { [below?.property ?? name]: held, ...others } = mapper;
  if (below === undefined) return source === undefined ? others : { ...mapper, [name]: source };
  const members = objectMembers(held ?? "{}");
  if (!members.ok) return undefined;
  const { [below.part]: _, ...rest } = members.mapper;
  const next = source?.trim() ? { ...members.mapper, [below.part]: source.trim() } : rest;
  if (Object.keys(next).length === 0) return others;
  const whole = objectOf(next);
  return isReadAs(whole, next) ? { ...mapper, [below.property]: whole } : undefined;
}

/** Unlike the mapping of a whole object it leaves the lines of each source as they are, since it is written with every key. */
function objectOf(members: Mapper): string {
  const lines = Object.entries(members).map(([part, source]) => `  ${JSON.stringify(part)}: ${source}`);
  return `{\n${lines.join(",\n")}\n}`;
}

function isReadAs(whole: string, members: Mapper): boolean {
  const read = objectMembers(whole);
  const parts = Object.entries(members);
  return (
    read.ok &&
    Object.keys(read.mapper).length === parts.length &&
    parts.every(([part, source]) => read.mapper[part] === source)
  );
}
