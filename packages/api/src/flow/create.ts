import { createFlow } from "@millrace/db";
import { emptyFlowDefinition, flowFolderSchema, flowNameSchema } from "@millrace/flow";
import { z } from "zod";
import { workspaceProcedure } from "../trpc.ts";

/** A flow with nothing drawn yet. */
export const create = workspaceProcedure
  .meta({ openapi: { method: "POST", path: "/flows", tags: ["flows"], summary: "Create an empty flow" } })
  .input(z.object({ name: flowNameSchema, folder: flowFolderSchema.optional() }))
  .output(z.object({ id: z.string() }))
  .mutation(({ ctx: { db, workspaceId, actor }, input: { name, folder } }) =>
    createFlow(db, { workspaceId, name, folder, definition: emptyFlowDefinition, actor }),
  );
