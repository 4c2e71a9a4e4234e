import { z } from "zod";

/** A help text with its link, as the descriptor and the administrator's rules make it. */
export const helpShape = z.object({ description: z.string().exactOptional(), link: z.string().exactOptional() });

export const helpPlaceShape = z.enum([
  "component",
  "credential",
  "credential-error",
  "function",
  "field",
  "mapping",
  "step-error",
]);

export const helpRuleShape = z.object({
  place: helpPlaceShape.optional(),
  component: z.string().optional(),
  function: z.string().optional(),
  field: z.string().optional(),
  link: z.string(),
});
