import { z } from "zod";
import { queueKindSchema } from "./queued-message.ts";

const queuePlace = { flowId: z.string(), stepId: z.string(), kind: queueKindSchema };

/** Which messages are meant: these, or those that a search finds, sealed with the flow's cipher. Neither: all. */
const choice = { messageIds: z.array(z.string()).max(10_000).optional(), sealedSearch: z.string().optional() };

/** What programs ask of the runner: queue name → payload (checked when taken out) and answer. */
export const jobContracts = {
  /** A wish changed: bring this flow's facts in line now instead of at the next sweep. */
  reconcile: { payload: z.object({ flowId: z.string() }), result: z.null() },
  /** A message is on its way to a sleeping flow: have its containers up when it arrives. `at`: epoch milliseconds of the call. */
  wake: {
    payload: z.object({
      flowId: z.string(),
      cause: z.enum(["webhook", "schedule", "run-now", "message"]),
      at: z.number(),
    }),
    result: z.null(),
  },
  /** The schedule of a polling trigger is due. Added by BullMQ's job scheduler, id = flow id. */
  poll: { payload: z.object({ flowId: z.string() }), result: z.null() },
  /** Put one start message in front of the trigger. */
  "run-now": {
    payload: z.object({ flowId: z.string(), actor: z.string() }),
    result: z.object({ messageId: z.string() }),
  },
  /**
   * Send inputs of error records to their steps once more; a quarantined one leaves its quarantine. `sealedInput` (base64 of the
   * flow's cipher, protocol version 1) stands in for the input of the only record.
   */
  "retry-errors": {
    payload: z.object({
      flowId: z.string(),
      errorIds: z.array(z.string()).min(1).max(1000),
      sealedInput: z.string().optional(),
      actor: z.string(),
    }),
    result: z.object({
      retried: z.number().int(),
      failed: z.array(z.object({ id: z.string(), reason: z.string() })),
    }),
  },
  /** Give up the messages of error records; a quarantined one leaves its quarantine for good. */
  "dismiss-errors": {
    payload: z.object({ flowId: z.string(), errorIds: z.array(z.string()).min(1).max(1000), actor: z.string() }),
    result: z.object({ dismissed: z.number().int() }),
  },
  /** Messages in front of a step that the version no longer has: on to the steps that took its place, or away. */
  "settle-held": {
    payload: z.object({
      flowId: z.string(),
      stepId: z.string(),
      action: z.enum(["reroute", "drop"]),
      actor: z.string(),
    }),
    result: z.object({ moved: z.number().int(), dropped: z.number().int() }),
  },
  /** Copy waiting messages of a flow (or one step) into the message stream `streamId`; they stay in their queues. */
  "export-messages": {
    payload: z.object({
      flowId: z.string(),
      stepId: z.string().optional(),
      streamId: z.string(),
      /** Absent: what waits, now or for later. */
      kind: queueKindSchema.optional(),
      ...choice,
    }),
    result: z.object({ exported: z.number().int() }),
  },
  /** Look into a queue of a step, a page at a time; nothing leaves it, and nothing changes its place. */
  "list-messages": {
    payload: z.object({ ...queuePlace, ...choice, offset: z.number().int(), limit: z.number().int().max(500) }),
    /** A `MessagePage`. */
    result: z.object({ sealed: z.string() }),
  },
  /** One message of a queue. */
  "show-message": {
    payload: z.object({ ...queuePlace, messageId: z.string(), isWhole: z.boolean() }),
    /** A `QueuedMessage`. */
    result: z.object({ sealed: z.string() }),
  },
  /**
   * Drop, edit, or send back to their step now the messages of a queue that are chosen. How far it got stands in the audit entry, which
   * says too when it is to stop.
   */
  "act-on-messages": {
    payload: z.object({
      ...queuePlace,
      ...choice,
      act: z.enum(["drop", "replay", "edit"]),
      auditId: z.string(),
      actor: z.string(),
      /** What an edited message has in place of its own: body, headers, attachments. */
      sealedEdit: z.string().optional(),
    }),
    result: z.object({ done: z.number().int(), failed: z.number().int() }),
  },
  /** Put messages into the queues of steps. Content is sealed with the flow's cipher (base64). */
  "import-messages": {
    payload: z.object({
      flowId: z.string(),
      messages: z
        .array(z.object({ stepId: z.string(), headers: z.record(z.string(), z.unknown()), sealed: z.string() }))
        .max(500),
      actor: z.string(),
    }),
    result: z.object({
      imported: z.number().int(),
      failed: z.array(z.object({ index: z.number().int(), reason: z.string() })),
    }),
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
      z.object({
        status: z.literal("success"),
        data: z.unknown(),
        durationMs: z.number(),
        /** What it said meanwhile, of a credential that did not work. */
        logs: z.array(z.string()).optional(),
      }),
      z.object({ status: z.literal("error"), message: z.string(), logs: z.array(z.string()), durationMs: z.number() }),
    ]),
  },
  /** Try one step, as the row of the trial says; what comes of it stands there, too. */
  "run-sample": { payload: z.object({ runId: z.string() }), result: z.null() },
  /** Whether the runner can do its work, and how much room its machine has left. Sizes in bytes. */
  host: {
    payload: z.object({}),
    result: z.object({
      problems: z.array(z.string()),
      memory: z.object({ free: z.number(), total: z.number() }),
      disk: z.object({ free: z.number(), total: z.number() }),
      brokerAlarms: z.array(z.string()),
    }),
  },
  /**
   * Ask the other system for the request token of a sign-in by OAuth 1: the runner alone talks to token endpoints. The token's
   * secret, and why there is none, stand on the attempt.
   */
  "oauth1-begin": {
    payload: z.object({ attemptId: z.string() }),
    result: z.discriminatedUnion("status", [
      z.object({ status: z.literal("begun"), requestToken: z.string() }),
      z.object({ status: z.literal("failed") }),
    ]),
  },
  /**
   * Swap what came back from a sign-in for tokens. `sealedAnswer`: `{ code }` of OAuth 2 or `{ token, verifier }` of OAuth 1, sealed
   * with the installation's key and "oauth-answer" (base64). What came of it stands on the attempt.
   */
  "oauth-exchange": {
    payload: z.object({ attemptId: z.string(), sealedAnswer: z.string() }),
    result: z.object({ status: z.enum(["granted", "failed"]) }),
  },
  /** Make a version of a pushed component; how it went is told in the database. */
  "build-component": { payload: z.object({ buildId: z.string() }), result: z.null() },
  /** Newest log lines of a step's containers. */
  logs: {
    payload: z.object({
      flowId: z.string(),
      stepId: z.string().optional(),
      tail: z.number().int().max(5000),
      /** Lines of this level and above, that contain this, that are about this execution. */
      level: z.string().optional(),
      search: z.string().optional(),
      threadId: z.string().optional(),
      /** Of the answer before: only what came since. The engine's id of a container → when its last line came. */
      cursor: z.record(z.string(), z.string()).optional(),
    }),
    result: z.object({
      lines: z.array(
        z.object({
          stepId: z.string(),
          containerId: z.string(),
          at: z.number(),
          level: z.string(),
          text: z.string(),
          threadId: z.string().optional(),
          messageId: z.string().optional(),
        }),
      ),
      cursor: z.record(z.string(), z.string()),
      /** Lines since the cursor that had no room in the answer. */
      skipped: z.number().int(),
      /** There were more than could be counted. */
      isSkippedAtLeast: z.boolean(),
    }),
  },
} as const;

export type JobName = keyof typeof jobContracts;
export type JobPayload<Name extends JobName> = z.infer<(typeof jobContracts)[Name]["payload"]>;
export type JobResult<Name extends JobName> = z.infer<(typeof jobContracts)[Name]["result"]>;
