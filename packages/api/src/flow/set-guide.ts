import { saveGuide } from "@millrace/db";
import { flowGuideSchema } from "@millrace/flow";
import { z } from "zod";
import { workspaceProcedure } from "../trpc.ts";

/** Says what is left to do for a flow; without a guide it is closed. */
export const setGuide = workspaceProcedure
  .input(z.object({ id: z.string(), guide: flowGuideSchema.optional() }))
  .output(z.object({ id: z.string() }))
  .mutation(async ({ ctx: { db, workspaceId }, input: { id, guide } }) => {
    await saveGuide(db, { workspaceId, flowId: id, guide });
    return { id };
  });
