/** Names that are no plain words are quoted by backticks; one that holds such a mark itself has to be looked up. */
export function joinPath(base: string, name: string): string {
  if (name.includes("`")) return `$lookup(${base || "$"}, ${JSON.stringify(name)})`;
  const part = quoteName(name);
  return base === "" ? part : `${base}.${part}`;
}

const reserved = new Set(["and", "or", "in", "true", "false", "null", "function"]);

/** A property's name as a path writes it. */
export function quoteName(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) && !reserved.has(name) ? name : `\`${name}\``;
}

/** A value in a few characters: `"Ada"`, `12`, `3 items`, `{…}`. */
export function shortValue(value: unknown): string {
  if (Array.isArray(value)) return value.length === 1 ? "1 item" : `${value.length} items`;
  if (typeof value === "object" && value !== null) return "{…}";
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
