import { copyFlow } from "@millrace/db";
import { z } from "zod";
import { workspaceProcedure } from "../trpc.ts";

/** Another flow with the same draft, without the secrets typed into its steps. */
export const copy = workspaceProcedure
  .meta({ openapi: { method: "POST", path: "/flows/{id}/copy", tags: ["flows"], summary: "Duplicate a flow" } })
  .input(z.object({ id: z.string() }))
  .output(z.object({ id: z.string(), name: z.string() }))
  .mutation(({ ctx: { db, workspaceId, actor }, input: { id } }) => copyFlow(db, { workspaceId, flowId: id, actor }));
