import { z } from "zod";

/** What programs ask of the runner: queue name → payload (checked when taken out) and answer. */
export const jobContracts = {
  /** A wish changed: bring this flow's facts in line now instead of at the next sweep. */
  reconcile: { payload: z.object({ flowId: z.string() }), result: z.null() },
  /** The schedule of a polling trigger is due. Added by BullMQ's job scheduler, id = flow id. */
  poll: { payload: z.object({ flowId: z.string() }), result: z.null() },
  /** Put one start message in front of the trigger. */
  "run-now": {
    payload: z.object({ flowId: z.string(), actor: z.string() }),
    result: z.object({ messageId: z.string() }),
  },
  /** One-off call into a component: its container runs once and answers. */
  "design-time": {
    payload: z.object({
      workspaceId: z.string(),
      componentVersionId: z.string(),
      method: z.enum(["verifyCredentials", "selectModel", "getMetaModel"]),
      /** Trigger or action; not for verifyCredentials. */
      function: z.string().optional(),
      /** Name of the function of a select field. */
      selectMethod: z.string().optional(),
      /** Credentials and fields, sealed with the installation's key (base64): secrets do not lie open in Redis. */
      sealedConfig: z.string(),
    }),
    result: z.discriminatedUnion("status", [
      z.object({ status: z.literal("success"), data: z.unknown(), durationMs: z.number() }),
      z.object({ status: z.literal("error"), message: z.string(), logs: z.array(z.string()), durationMs: z.number() }),
    ]),
  },
  /** Newest log lines of a step's containers. */
  logs: {
    payload: z.object({ flowId: z.string(), stepId: z.string().optional(), tail: z.number().int().max(5000) }),
    result: z.array(
      z.object({
        stepId: z.string(),
        containerId: z.string(),
        at: z.number(),
        level: z.string(),
        text: z.string(),
      }),
    ),
  },
} as const;

export type JobName = keyof typeof jobContracts;
export type JobPayload<Name extends JobName> = z.infer<(typeof jobContracts)[Name]["payload"]>;
export type JobResult<Name extends JobName> = z.infer<(typeof jobContracts)[Name]["result"]>;
