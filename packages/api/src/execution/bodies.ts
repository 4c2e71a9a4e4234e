import { getExecution, listBodies } from "@millrace/db";
import { z } from "zod";
import { workspaceProcedure } from "../trpc.ts";

const mostBodies = 200;

/** What steps got and made of it, as far as that was kept: of some messages, and of the newest hundred of each step. */
export const bodies = workspaceProcedure
  .meta({
    openapi: {
      method: "GET",
      path: "/executions/{id}/bodies",
      tags: ["executions"],
      summary: "Bodies kept of an execution",
    },
  })
  .input(z.object({ id: z.string() }))
  .output(
    z.array(
      z.object({
        stepId: z.string(),
        messageId: z.string(),
        at: z.string(),
        input: z.unknown().optional(),
        output: z.unknown().optional(),
      }),
    ),
  )
  .query(async ({ ctx: { db, workspaceId }, input: { id } }) => {
    const execution = await getExecution(db, { workspaceId, id });
    const rows = await listBodies(db, { execution, limit: mostBodies });
    return rows.map((row) => ({
      ...row,
      at: row.at.toISOString(),
      input: row.input ?? undefined,
      output: row.output ?? undefined,
    }));
  });
