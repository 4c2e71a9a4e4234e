import type { Prisma } from "./generated/client.ts";

/** A value on its way into a JSON column. Callers hand over what came out of a schema, so it is JSON already. */
export function toJson(value: unknown): Prisma.InputJsonValue {
  return storable(value) as Prisma.InputJsonValue; // border: Prisma's type cannot express "parsed by zod"
}

/** PostgreSQL keeps neither NUL nor half a character: what came so with something pasted is mended rather than losing all the rest. */
function storable(value: unknown): unknown {
  return /\\u0000|\\ud[89a-f]/i.test(JSON.stringify(value) ?? "") ? mended(value) : value;
}

function mended(value: unknown): unknown {
  if (typeof value === "string") return value.replaceAll("\0", "").toWellFormed();
  if (Array.isArray(value)) return value.map(mended);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key.replaceAll("\0", "").toWellFormed(), mended(part)]),
  );
}
