import { z } from "zod";

/** What is answered of any error. */
export const errorAnswer = z.looseObject({
  id: z.string(),
  stepId: z.string(),
  at: z.string(),
  name: z.string(),
  message: z.string(),
  status: z.string(),
});
