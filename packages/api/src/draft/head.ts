import { getDraftHead } from "@millrace/db";
import { z } from "zod";
import { workspaceProcedure } from "../trpc.ts";

/** Which draft is the newest and who saved it: an open editor asks to notice what others do. */
export const head = workspaceProcedure
  .input(z.object({ flowId: z.string() }))
  .output(z.object({ revision: z.number().int(), updatedBy: z.string().optional() }))
  .query(({ ctx: { db, workspaceId }, input: { flowId } }) => getDraftHead(db, { workspaceId, flowId }));
