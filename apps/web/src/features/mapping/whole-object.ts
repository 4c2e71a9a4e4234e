import { expressionProblem } from "@millrace/flow";
import { endOfText } from "./path-context.ts";

export type SplitObject =
  | { ok: true; mapper: Record<string, string> }
  /** What fields could not hold. */
  | { ok: false; reason: string };

/** One expression that gives what the fields give. */
export function toWholeObject(mapper: Readonly<Record<string, string>>): string {
  const members = Object.entries(mapper)
    .filter(([, source]) => source.trim() !== "")
    .map(([name, source]) => `  ${JSON.stringify(name)}: ${source.trim().replaceAll("\n", "\n  ")}`);
  return members.length > 0 ? `{\n${members.join(",\n")}\n}` : "{}";
}

/** The members of an object constructor as fields, when it consists of plain names and values and nothing else. */
export function toFields(source: string): SplitObject {
  if (expressionProblem(source.trim())) return { ok: false, reason: "the expression is not complete" };
  const members = objectMembers(source);
  if (!members.ok) return members;
  for (const [name, value] of Object.entries(members.mapper)) {
    if (name === "$" || name === "") return { ok: false, reason: `the name "${name}" stands for the whole message` };
    if (expressionProblem(value)) return { ok: false, reason: `the value of "${name}" does not stand alone` };
  }
  return members;
}

/** The members as they are written, finished or not. */
export function objectMembers(source: string): SplitObject {
  const text = source.trim();
  if (!text.startsWith("{") || closing(text, 0) !== text.length - 1) {
    return { ok: false, reason: "it is not one object of names and values" };
  }
  const mapper: Record<string, string> = {};
  for (const member of split(text.slice(1, -1), ",")) {
    if (member.trim() === "") continue;
    const [key = "", ...rest] = split(member, ":");
    const name = plainName(key.trim());
    const value = rest.join(":").trim();
    if (name === undefined) return { ok: false, reason: `the name ${key.trim()} is computed` };
    if (Object.hasOwn(mapper, name)) return { ok: false, reason: `"${name}" is given twice` };
    if (value === "") return { ok: false, reason: `the value of "${name}" is missing` };
    mapper[name] = value;
  }
  return { ok: true, mapper };
}

function plainName(key: string): string | undefined {
  if (endOfText(key, 0) !== key.length || !/^["']/.test(key)) return undefined;
  const inner = key.slice(1, -1);
  try {
    const name: unknown = JSON.parse(key.startsWith('"') ? key : `"${inner.replaceAll('"', '\\"')}"`);
    return typeof name === "string" ? name : undefined;
  } catch {
    return undefined;
  }
}

/** Parts between separators that stand in no bracket, text or comment. */
function split(text: string, separator: string): string[] {
  const parts: string[] = [];
  let start = 0;
  let index = 0;
  while (index < text.length) {
    const next = skip(text, index);
    if (next > index) {
      index = next;
      continue;
    }
    if (text[index] === separator) {
      parts.push(text.slice(start, index));
      start = index + 1;
      // Only the first colon divides name and value.
      if (separator === ":") break;
    }
    index += 1;
  }
  return [...parts, text.slice(start)];
}

/** Behind the text, comment, quoted name or bracket that begins at a place; the place itself when none does. */
function skip(text: string, index: number): number {
  const character = text[index];
  if (character === '"' || character === "'") return endOfText(text, index) ?? text.length;
  if (character === "`") return behind(text, "`", index + 1);
  if (text.startsWith("/*", index)) return behind(text, "*/", index + 2);
  if (character !== undefined && "([{".includes(character)) return (closing(text, index) ?? text.length) + 1;
  return index;
}

function behind(text: string, end: string, from: number): number {
  const at = text.indexOf(end, from);
  return at < 0 ? text.length : at + end.length;
}

/** Index of the bracket that closes the one at `open`. */
function closing(text: string, open: number): number | undefined {
  let index = open + 1;
  while (index < text.length) {
    const next = skip(text, index);
    if (next > index) {
      index = next;
      continue;
    }
    if (")]}".includes(text.charAt(index))) return index;
    index += 1;
  }
  return undefined;
}
