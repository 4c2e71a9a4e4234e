/** PostgreSQL stores neither NUL nor half a surrogate pair, in text and in jsonb; one such character would fail a whole batch. */
export function storableText(text: string): string {
  return text.replaceAll("\0", "").toWellFormed();
}

/** As JSON text that jsonb takes. Undefined for what JSON cannot hold. */
export function storableJson(value: unknown): string | undefined {
  const text = JSON.stringify(value);
  if (text === undefined || !/\\u0000|\\ud[89a-f]/i.test(text)) return text;
  return JSON.stringify(cleaned(JSON.parse(text)));
}

function cleaned(value: unknown): unknown {
  if (typeof value === "string") return storableText(value);
  if (Array.isArray(value)) return value.map(cleaned);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [storableText(key), cleaned(part)]));
}
