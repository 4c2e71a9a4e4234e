import { flowDefinitionSchema, flowFileSchema } from "@millrace/flow";
import { z } from "zod";

/** A definition on its way out: parsed before, so the other spellings of its type are gone. */
export const definitionShape = flowDefinitionSchema.extend({ type: z.enum(["ordinary", "realtime"]) });

export const flowFileShape = z
  .object({ name: flowFileSchema.shape.name, tags: z.array(z.string()).optional() })
  .extend(definitionShape.shape);
