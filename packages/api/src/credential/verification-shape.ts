import { z } from "zod";
import { helpShape } from "../shapes/help-shape.ts";

/** What came of trying a credential. */
export const verificationShape = z.object({
  verified: z.boolean(),
  /** The outside system's own message. */
  reason: z.string().optional(),
  helpCode: z.string().optional(),
  help: helpShape.optional(),
  account: z.string().optional(),
  /** What the component said meanwhile; only when it failed. */
  logs: z.array(z.string()).optional(),
});
