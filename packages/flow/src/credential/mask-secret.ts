import { isRecord } from "../is-record.ts";

export const dots = "••••••";
const secretName = /pass(word|phrase)?$|secret|token|api[-_]?key|private[-_]?key|authorization|credential/i;

/** A value as it may be shown: what goes by a name like "password" is a row of dots, however deep it stands. */
export function maskSecret(value: unknown, { name, isSecret = secretName.test(name) }: MaskedPlace): unknown {
  if (value === undefined || value === null || value === "") return value;
  if (isSecret && !isRecord(value)) return dots;
  if (Array.isArray(value)) return value.map((item) => maskSecret(item, { name, isSecret: namesSecret(item) }));
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [
      key,
      maskSecret(part, {
        name: key,
        isSecret: isSecret || secretName.test(key) || (key === "value" && namesSecret(value)),
      }),
    ]),
  );
}

interface MaskedPlace {
  name: string;
  /** The descriptor says so; else its name decides. */
  isSecret?: boolean;
}

/** A row of a table of headers: `{name: "Authorization", value: …}`. */
function namesSecret(item: unknown): boolean {
  if (!isRecord(item)) return false;
  const name = item.key ?? item.name ?? item.header;
  return typeof name === "string" && secretName.test(name);
}
