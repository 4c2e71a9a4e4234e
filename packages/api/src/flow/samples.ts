import { findFlow, listSamples } from "@millrace/db";
import { z } from "zod";
import { workspaceProcedure } from "../trpc.ts";

/** The newest output of each step, for previews: step id → body. */
export const samples = workspaceProcedure
  .input(z.object({ id: z.string() }))
  .output(z.record(z.string(), z.unknown()))
  .query(async ({ ctx: { db, workspaceId }, input: { id } }) => {
    await findFlow(db, { workspaceId, flowId: id });
    return listSamples(db, { workspaceId, flowId: id });
  });
