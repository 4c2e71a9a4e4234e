import { updateWorkspace } from "@millrace/db";
import { plainName } from "@millrace/flow";
import { z } from "zod";
import { adminProcedure } from "../trpc.ts";
import { workspaceSettings, workspaceShape } from "./workspace-shape.ts";

const { limited, maxMessages, maxMegabytes, retentionDays, minIdleSeconds, maxIdleSeconds } = workspaceSettings.shape;

const changes = z.object({
  name: z.string().overwrite(plainName).trim().min(1).max(100).exactOptional(),
  limited: limited.exactOptional(),
  maxMessages: maxMessages.exactOptional(),
  maxMegabytes: maxMegabytes.exactOptional(),
  retentionDays: retentionDays.exactOptional(),
  minIdleSeconds: minIdleSeconds.exactOptional(),
  maxIdleSeconds: maxIdleSeconds.exactOptional(),
});

/** Renames the workspace, or changes what it allows its flows; those that are up follow within seconds. */
export const update = adminProcedure
  .meta({
    openapi: {
      method: "PATCH",
      path: "/workspace",
      tags: ["workspace"],
      summary: "Change name and limits of the workspace",
    },
  })
  .input(changes)
  .output(workspaceShape)
  .mutation(({ ctx: { db, workspaceId }, input }) => updateWorkspace(db, { workspaceId, changes: input }));
