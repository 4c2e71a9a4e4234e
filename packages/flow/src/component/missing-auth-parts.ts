import { isRecord } from "../is-record.ts";
import type { FieldDescriptor } from "./component-descriptor.ts";

/** What the kinds of an HTTPAuthView are nothing without: `{ type, basic: { username, password }, apiKey: { headerName, headerValue } }`. */
const needed: Readonly<Record<string, { group: string; parts: Readonly<Record<string, string>> }>> = {
  "Basic Auth": { group: "basic", parts: { username: "User name", password: "Password" } },
  "API Key Auth": { group: "apiKey", parts: { headerName: "Header", headerValue: "Value" } },
};

/** Labels of what is still empty in a field that holds a whole way to sign in; none for fields of other kinds. */
export function missingAuthParts({ viewClass }: Pick<FieldDescriptor, "viewClass">, value: unknown): string[] {
  if (viewClass !== "HTTPAuthView" || !isRecord(value)) return [];
  const kind = needed[String(value.type)];
  if (!kind) return [];
  const given = value[kind.group];
  const texts = isRecord(given) ? given : {};
  return Object.entries(kind.parts)
    .filter(([part]) => String(texts[part] ?? "").trim() === "")
    .map(([, label]) => label);
}
