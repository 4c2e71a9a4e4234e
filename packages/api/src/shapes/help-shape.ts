import { helpPlaces } from "@millrace/flow";
import { z } from "zod";

/** A help text with its link, as the descriptor and the administrator's rules make it. */
export const helpShape = z.object({ description: z.string().exactOptional(), link: z.string().exactOptional() });

export const helpPlaceShape = z.enum(helpPlaces);

/** One rule as an administrator writes it. */
export const helpRuleShape = z.object({
  place: helpPlaceShape.optional(),
  component: z.string().min(1).max(200).optional(),
  function: z.string().min(1).max(200).optional(),
  field: z.string().min(1).max(200).optional(),
  /** May contain {component}, {version}, {function}, {field} and {link}. Absent: the component's own link stays. */
  link: z.string().trim().max(2000).optional(),
  /** In place of the component's own words. */
  description: z.string().trim().max(2000).optional(),
  /** Shows no help there. */
  hidden: z.boolean().optional(),
});

/** The whole configuration of help links as a file. */
export const helpFileShape = z.object({
  docsBaseUrl: z.union([z.literal(""), z.url({ protocol: /^https?$/ })]).optional(),
  rules: z.array(helpRuleShape).max(1000),
});
