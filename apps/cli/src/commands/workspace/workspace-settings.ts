import { z } from "zod";

export const workspaceAnswer = z.looseObject({
  name: z.string(),
  limited: z.boolean(),
  maxMessages: z.number(),
  maxMegabytes: z.number(),
  retentionDays: z.number(),
  minIdleSeconds: z.number(),
  maxIdleSeconds: z.number(),
});

export function drawWorkspace(workspace: z.infer<typeof workspaceAnswer>): string {
  const { name, limited, maxMessages, maxMegabytes, retentionDays, minIdleSeconds, maxIdleSeconds } = workspace;
  return [
    name,
    `A queue holds at most ${maxMessages} messages and ${maxMegabytes} MB; a flow that exceeds it is ${limited ? "stopped" : "suspended"}.`,
    `Messages of a suspended flow are kept for ${retentionDays} days.`,
    `A flow may sleep after ${minIdleSeconds} to ${maxIdleSeconds} quiet seconds.`,
  ].join("\n");
}
