import { countErrors, findFlow } from "@millrace/db";
import { z } from "zod";
import { workspaceProcedure } from "../trpc.ts";
import { statusShape, timeWindow } from "./list.ts";

/** How many errors there are of each flow, step and status: what "all" means before it is acted on. */
export const count = workspaceProcedure
  .meta({ openapi: { method: "GET", path: "/error-counts", tags: ["errors"], summary: "Count errors" } })
  .input(z.object({ flowId: z.string().optional(), stepId: z.string().optional(), ...timeWindow }))
  .output(
    z.array(
      z.object({
        flowId: z.string(),
        stepId: z.string(),
        status: statusShape,
        count: z.number().int(),
        /** Of these: whose message was kept, so that it can be retried. */
        withInput: z.number().int(),
      }),
    ),
  )
  .query(async ({ ctx: { db, workspaceId }, input }) => {
    if (input.flowId !== undefined) await findFlow(db, { workspaceId, flowId: input.flowId });
    return countErrors(db, { workspaceId, ...input });
  });
