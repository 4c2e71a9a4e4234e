import type { SampleMessage } from "./evaluate-expression.ts";

/**
 * A path of the tree as JavaScript reads it from `msg`, for code: expressions go through lists by themselves, code takes the first item. What is no
 * plain path stays as it is.
 */
export function scriptPath(path: string, message: SampleMessage | undefined): string {
  const names = namesOf(path);
  if (!names) return path;
  const isEarlier = names[0] === "elasticio";
  const start = isEarlier
    ? { script: "msg.passthrough", value: message?.passthrough }
    : { script: "msg.body", value: message?.body };
  return names.slice(isEarlier ? 1 : 0).reduce<{ script: string; value: unknown }>(step, start).script;
}

function step({ script, value }: { script: string; value: unknown }, name: string) {
  const isList = Array.isArray(value);
  const holder: unknown = isList ? value[0] : value;
  return { script: `${script}${isList ? "[0]" : ""}${accessor(name)}`, value: propertyOf(holder, name) };
}

function accessor(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
}

function propertyOf(holder: unknown, name: string): unknown {
  if (typeof holder !== "object" || holder === null) return undefined;
  return Object.getOwnPropertyDescriptor(holder, name)?.value;
}

/** Of `a.b` and of names in backticks; `$` is the whole message. */
function namesOf(path: string): string[] | undefined {
  if (path === "$") return [];
  const part = "(?:`[^`]+`|[A-Za-z_]\\w*)";
  if (!new RegExp(`^${part}(?:\\.${part})*$`).test(path)) return undefined;
  return (path.match(new RegExp(part, "g")) ?? []).map((name) => name.replaceAll("`", ""));
}
