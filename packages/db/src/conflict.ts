import { Prisma } from "./generated/client.ts";

/** Whether a write failed because the same thing exists already (a unique index refused it). */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";
}
