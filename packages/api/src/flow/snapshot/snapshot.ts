import { findFlow, listSnapshots } from "@millrace/db";
import { z } from "zod";
import { workspaceProcedure } from "../../trpc.ts";

export const snapshotShape = z.object({ stepId: z.string(), value: z.unknown(), updatedAt: z.string() });

/** What the flow's polling trigger remembers. */
export const snapshot = workspaceProcedure
  .meta({ openapi: { method: "GET", path: "/flows/{id}/snapshot", tags: ["flows"], summary: "Snapshots of a flow" } })
  .input(z.object({ id: z.string() }))
  .output(z.array(snapshotShape))
  .query(async ({ ctx: { db, workspaceId }, input: { id } }) => {
    await findFlow(db, { workspaceId, flowId: id });
    const rows = await listSnapshots(db, { workspaceId, flowId: id });
    return rows.map((row) => ({ ...row, updatedAt: row.updatedAt.toISOString() }));
  });
