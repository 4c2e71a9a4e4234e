import type { Prisma } from "./generated/client.ts";

/** A value on its way into a JSON column. Callers hand over what came out of a schema, so it is JSON already. */
export function toJson(value: unknown): Prisma.InputJsonValue {
  return value as Prisma.InputJsonValue; // border: Prisma's type cannot express "parsed by zod"
}
