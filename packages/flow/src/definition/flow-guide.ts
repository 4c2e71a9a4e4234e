import { z } from "zod";

/** What is left to do for a flow that came from a template, an import or a copy. Its credentials are told by the draft itself. */
export const flowGuideSchema = z.object({
  /** "Webhook to HTTP", "orders.json": where it came from. */
  title: z.string().max(200),
  origin: z.enum(["template", "import", "copy"]),
  /** What the flow does, in a few words. */
  summary: z.string().max(2000).exactOptional(),
  /** What has to be changed or looked at; each leads to its step. */
  todo: z
    .array(
      z.object({ stepId: z.string().exactOptional(), text: z.string().max(1000), done: z.boolean().exactOptional() }),
    )
    .max(200),
  /** Steps that may want a credential although they work without one, or had one where they came from. */
  credentialSteps: z.array(z.string()).max(500).default([]),
});

export type FlowGuide = z.infer<typeof flowGuideSchema>;
