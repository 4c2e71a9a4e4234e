import { createFlow } from "@millrace/db";
import { emptyFlowDefinition } from "@millrace/flow";
import { z } from "zod";
import { workspaceProcedure } from "../trpc.ts";

export const flowName = z.string().trim().min(1).max(200);

/** A flow with nothing drawn yet. */
export const create = workspaceProcedure
  .meta({ openapi: { method: "POST", path: "/flows", tags: ["flows"], summary: "Create an empty flow" } })
  .input(z.object({ name: flowName }))
  .output(z.object({ id: z.string() }))
  .mutation(({ ctx: { db, workspaceId, actor }, input: { name } }) =>
    createFlow(db, { workspaceId, name, definition: emptyFlowDefinition, actor }),
  );
