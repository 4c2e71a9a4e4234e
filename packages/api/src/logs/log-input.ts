import { z } from "zod";

/** Which lines are wanted. */
export const logInput = {
  flowId: z.string(),
  stepId: z.string().optional(),
  tail: z.coerce.number().int().min(1).max(5000).default(200),
  /** This level and above. */
  level: z.enum(["trace", "debug", "info", "warn", "error"]).optional(),
  /** Lines that contain this. */
  search: z.string().trim().min(1).max(200).optional(),
  /** Lines about the messages of this execution. */
  threadId: z.string().optional(),
};

export const lineShape = z.object({
  stepId: z.string(),
  containerId: z.string(),
  at: z.string(),
  level: z.string(),
  text: z.string(),
  /** The execution it is about. */
  threadId: z.string().optional(),
});
