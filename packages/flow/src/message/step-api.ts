import { z } from "zod";

/**
 * What the step API answers a starting step (component contract §3). `millrace` is our own runtime's part; published sailors
 * ignore it.
 */
export const stepDescriptionSchema = z.looseObject({
  id: z.string(),
  comp_id: z.string(),
  function: z.string(),
  /** Field values and credential values side by side, `_account` is the credential's id. */
  config: z.record(z.string(), z.unknown()),
  snapshot: z.unknown(),
  variables: z.record(z.string(), z.string()),
  is_passthrough: z.boolean(),
  millrace: z
    .object({
      /** One per edge into the step; the header `stepId` of a message says which applies. */
      inputs: z.array(
        z.object({
          source: z.string(),
          condition: z.string().optional(),
          mapper: z.record(z.string(), z.string()).optional(),
        }),
      ),
      /** Config fields that are JSONata, evaluated per message. */
      expressions: z.record(z.string(), z.string()),
      traces: z.object({ sampleIntervalMs: z.number() }),
      /** False for a last step: no queue takes what it emits. Default true. */
      hasSuccessors: z.boolean().optional(),
    })
    .optional(),
});

export type StepDescription = z.infer<typeof stepDescriptionSchema>;
