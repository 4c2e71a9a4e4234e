import { z } from "zod";

/** What people ask of single steps of a flow that is up, beside what its version says. By step id. */
export const stepWishesSchema = z.record(
  z.string(),
  z.object({
    /** Its queue fills, the rest of the flow goes on. */
    paused: z.literal(true).optional(),
    /** In place of the version's; until a version is published that changes the same setting of the step. */
    replicas: z.number().int().min(1).max(20).optional(),
    prefetch: z.number().int().min(1).max(1000).optional(),
    /** When somebody asked for new containers last, epoch milliseconds. */
    restartedAt: z.number().int().optional(),
  }),
);

export type StepWishes = z.infer<typeof stepWishesSchema>;
export type StepWish = StepWishes[string];
