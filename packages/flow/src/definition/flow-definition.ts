import { z } from "zod";
import { plainName } from "./plain-name.ts";

/**
 * What a flow is, apart from its name: the shape of the flow file (interfaces.md), which follows elastic.io's flow graph so that
 * its exports can be imported. Drafts and versions hold exactly this as JSON; `position` and `notes` are the canvas's own.
 */
export const stepIdSchema = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_]{0,63}$/, "a step id is a letter followed by letters, digits or _ (at most 64)");

const pointSchema = z.object({ x: z.number(), y: z.number() });

export const nodeSchema = z.object({
  id: stepIdSchema,
  name: z.string().overwrite(plainName).max(200).optional(),
  description: z.string().max(4000).optional(),
  command: z.string(),
  /** Name (in files) or id (in drafts and versions) of a credential of the workspace. */
  credential: z.string().optional(),
  fields: z.record(z.string(), z.unknown()).default({}),
  /** It has no container: what comes before it goes on to what follows it. */
  skipped: z.boolean().optional(),
  /** It gets the errors of the flow's other steps instead of messages: nothing leads into it. */
  handlesErrors: z.boolean().optional(),
  position: pointSchema.optional(),
});

export const edgeSchema = z.object({
  source: z.string(),
  target: z.string(),
  config: z
    .object({
      /** JSONata; a message takes this edge only while it holds. */
      condition: z.string().optional(),
      mapper_type: z.literal("jsonata").optional(),
      /** Field of the target's input → JSONata over the source's message. */
      mapper: z.record(z.string(), z.string()).optional(),
    })
    .optional(),
});

export const stepSettingsSchema = z.object({
  replicas: z.number().int().min(1).max(20).optional(),
  prefetch: z.number().int().min(1).max(1000).optional(),
  memoryMb: z.number().int().min(32).max(65_536).optional(),
  cpus: z.number().min(0.05).max(64).optional(),
  timeoutSeconds: z.number().int().min(0).max(86_400).optional(),
  passthrough: z.object({ disabled: z.boolean().optional() }).optional(),
  rebound: z
    .object({
      limit: z.number().int().min(0).max(50).optional(),
      initialSeconds: z.number().positive().max(86_400).optional(),
    })
    .optional(),
  log_level: z.enum(["trace", "debug", "info", "warn", "error"]).optional(),
});

export const noteColors = ["plain", "accent", "green", "amber", "red"] as const;

/** A sticky note on the canvas: for people, never sent to the runner. Places and sizes in canvas units. */
export const noteSchema = z.object({
  id: stepIdSchema,
  text: z.string().max(10_000),
  position: pointSchema,
  size: z.object({ width: z.number().min(40).max(10_000), height: z.number().min(40).max(10_000) }),
  color: z.enum(noteColors).optional(),
});

export const flowTypeSchema = z.enum(["ordinary", "realtime"]);
export type FlowType = z.infer<typeof flowTypeSchema>;

export const webhookSettingsSchema = z.object({
  /** How the gateway answers a message that it stored. */
  successStatus: z.union([z.literal(200), z.literal(202)]).optional(),
  replyTimeoutSeconds: z.number().int().min(1).max(600).optional(),
  rawBody: z.boolean().optional(),
});

export const flowDefinitionSchema = z.object({
  type: z
    .union([flowTypeSchema, z.literal("long_running")])
    .default("ordinary")
    .transform((type): FlowType => (type === "long_running" ? "realtime" : type)),
  cron: z.string().optional(),
  timezone: z.string().optional(),
  idleSeconds: z.number().int().min(5).max(1800).optional(),
  limits: z
    .object({
      messages: z.number().int().positive().optional(),
      megabytes: z.number().positive().optional(),
    })
    .optional(),
  webhook: webhookSettingsSchema.optional(),
  variables: z.record(z.string(), z.string()).optional(),
  graph: z.object({ nodes: z.array(nodeSchema).max(500), edges: z.array(edgeSchema).max(2000) }),
  nodes_config: z.record(z.string(), stepSettingsSchema).optional(),
  notes: z.array(noteSchema).max(200).optional(),
});

export const flowNameSchema = z.string().overwrite(plainName).trim().min(1).max(200);

/** Words to find flows by. They belong to the flow, not to its draft: a change of them needs no publishing. */
export const flowTagsSchema = z
  .array(z.string().overwrite(plainName).trim().min(1).max(40))
  .max(20)
  .transform((tags) => [...new Set(tags)]);

export const flowFileSchema = flowDefinitionSchema.extend({ name: flowNameSchema, tags: flowTagsSchema.optional() });

export type FlowNode = z.infer<typeof nodeSchema>;
export type FlowEdge = z.infer<typeof edgeSchema>;
export type FlowNote = z.infer<typeof noteSchema>;
export type NoteColor = (typeof noteColors)[number];
export type StepSettings = z.infer<typeof stepSettingsSchema>;
export type FlowDefinition = z.infer<typeof flowDefinitionSchema>;
export type FlowFile = z.infer<typeof flowFileSchema>;

export const emptyFlowDefinition: FlowDefinition = { type: "ordinary", graph: { nodes: [], edges: [] } };

export const defaultCron = "*/3 * * * *";
