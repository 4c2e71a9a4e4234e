import type { z } from "zod";
import type { CredentialsDefinition } from "./schema-types.ts";

/** Keeps the values typed in `verify` and in the functions that use them. */
export function defineCredentials<Fields extends z.ZodObject>(
  definition: CredentialsDefinition<Fields>,
): CredentialsDefinition<Fields> {
  return definition;
}
