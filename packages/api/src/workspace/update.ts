import { updateWorkspace } from "@millrace/db";
import { z } from "zod";
import { adminProcedure } from "../trpc.ts";
import { workspaceSettings, workspaceShape } from "./workspace-shape.ts";

const { limited, maxMessages, maxMegabytes, retentionDays, minIdleSeconds, maxIdleSeconds } = workspaceSettings.shape;

const changes = z.object({
  limited: limited.exactOptional(),
  maxMessages: maxMessages.exactOptional(),
  maxMegabytes: maxMegabytes.exactOptional(),
  retentionDays: retentionDays.exactOptional(),
  minIdleSeconds: minIdleSeconds.exactOptional(),
  maxIdleSeconds: maxIdleSeconds.exactOptional(),
});

/** Changes what the workspace allows its flows; those that are up follow within seconds. */
export const update = adminProcedure
  .meta({
    openapi: { method: "PATCH", path: "/workspace", tags: ["workspace"], summary: "Change limits of the workspace" },
  })
  .input(changes)
  .output(workspaceShape)
  .mutation(({ ctx: { db, workspaceId }, input }) => updateWorkspace(db, { workspaceId, changes: input }));
