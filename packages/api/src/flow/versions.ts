import { findFlow, listVersions } from "@millrace/db";
import { z } from "zod";
import { definitionShape } from "../shapes/definition-shape.ts";
import { workspaceProcedure } from "../trpc.ts";

/** What was published, newest first. */
export const versions = workspaceProcedure
  .input(z.object({ id: z.string() }))
  .output(
    z.array(
      z.object({
        version: z.number().int(),
        note: z.string().optional(),
        publishedAt: z.string(),
        publishedBy: z.string().optional(),
        definition: definitionShape,
      }),
    ),
  )
  .query(async ({ ctx: { db, workspaceId }, input: { id } }) => {
    await findFlow(db, { workspaceId, flowId: id });
    const rows = await listVersions(db, { workspaceId, flowId: id });
    return rows.map(({ number, note, publishedAt, publishedBy, definition }) => ({
      version: number,
      note,
      publishedAt: publishedAt.toISOString(),
      publishedBy,
      definition,
    }));
  });
