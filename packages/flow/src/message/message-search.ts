/** What is looked for in messages: words anywhere in one, or one value at a place of it. */
export type MessageSearch = { kind: "text"; text: string } | { kind: "path"; path: readonly string[]; value: string };

const pathForm = /^\s*([\p{L}_$][\p{L}\p{N}_$-]*(?:\.[\p{L}\p{N}_$-]+|\[\d*\])*)\s*=\s*(\S.*?)\s*$/u;
const quotedForm = /^\s*"(.*)"\s*$/;
/** Of a value people also write the other quotes, as in JSONata. */
const quotedValue = /^(["'])(.*)\1$/;

/**
 * `order.lines[0].sku = A-1` is a value in the body (or `headers.…`, `attachments.…`); everything else, and whatever stands in quotes,
 * is words. Undefined for an empty search: it meets every message.
 */
export function parseMessageSearch(text: string): MessageSearch | undefined {
  if (text.trim() === "") return undefined;
  const words = quotedForm.exec(text)?.[1];
  if (words !== undefined) return { kind: "text", text: words.toLowerCase() };
  const [, path, value] = pathForm.exec(text) ?? [];
  if (path === undefined || value === undefined) return { kind: "text", text: text.trim().toLowerCase() };
  return { kind: "path", path: path.split(/[.[\]]+/).filter(Boolean), value: quotedValue.exec(value)?.[2] ?? value };
}

const messageParts: readonly string[] = ["body", "headers", "attachments", "passthrough"];

/** Whether a message as its step would get it, with its ids beside, is meant. */
export function matchesMessageSearch(
  search: MessageSearch | undefined,
  { message, ids }: { message: unknown; ids: readonly (string | undefined)[] },
): boolean {
  if (!search) return true;
  if (search.kind === "path") {
    const [first = ""] = search.path;
    const path = messageParts.includes(first) ? search.path : ["body", ...search.path];
    return valuesAt(message, path).some((value) => isValue(value, search.value));
  }
  if (ids.some((id) => id?.toLowerCase().includes(search.text))) return true;
  return (JSON.stringify(message) ?? "").toLowerCase().includes(search.text);
}

/** A list on the way stands for each of its entries. */
function valuesAt(value: unknown, path: readonly string[]): unknown[] {
  const [name, ...rest] = path;
  if (name === undefined) return Array.isArray(value) ? value : [value];
  if (Array.isArray(value)) {
    return /^\d+$/.test(name) ? valuesAt(value[Number(name)], rest) : value.flatMap((entry) => valuesAt(entry, path));
  }
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return [];
  return valuesAt(Object.entries(value).find(([key]) => key === name)?.[1], rest);
}

function isValue(value: unknown, wanted: string): boolean {
  if (typeof value === "object" && value !== null) return false;
  return value !== undefined && String(value) === wanted;
}
