import { defaultLimits } from "@millrace/flow";
import { z } from "zod";

const idleSeconds = z.number().int().min(defaultLimits.minIdleSeconds).max(defaultLimits.maxIdleSeconds);

/** What a workspace allows its flows. */
export const workspaceSettings = z.object({
  /** Its flows are stopped when a queue exceeds its limit, instead of suspended. */
  limited: z.boolean(),
  /** Of each queue. */
  maxMessages: z.number().int().min(1).max(10_000_000),
  maxMegabytes: z.number().int().min(1).max(100_000),
  /** How long the messages of a suspended flow are kept. */
  retentionDays: z.number().int().min(1).max(365),
  /** Bounds of a flow's quiet time before it sleeps. */
  minIdleSeconds: idleSeconds,
  maxIdleSeconds: idleSeconds,
});

/** As it stands: written before, so its bounds are not checked again. */
export const workspaceShape = z.object({
  id: z.string(),
  name: z.string(),
  limited: z.boolean(),
  maxMessages: z.number().int(),
  maxMegabytes: z.number().int(),
  retentionDays: z.number().int(),
  minIdleSeconds: z.number().int(),
  maxIdleSeconds: z.number().int(),
});
