import { applyFlowFile, publishFlow } from "@millrace/db";
import { flowFileSchema, flowFolderSchema } from "@millrace/flow";
import { z } from "zod";
import { hurryRunner } from "../runner/hurry-runner.ts";
import { problemShape } from "../shapes/problem-shape.ts";
import { workspaceProcedure } from "../trpc.ts";
import { findTrigger } from "./find-trigger.ts";
import { webhookUrl } from "./webhook-url.ts";

/**
 * Creates the flow of a flow file, or brings the one of that name in line with it. The draft is kept even when publishing is
 * refused (`invalid_flow`): nobody wants to type it again.
 */
export const applyFile = workspaceProcedure
  .meta({ openapi: { method: "POST", path: "/flows/apply", tags: ["flows"], summary: "Apply a flow file" } })
  .input(
    z.object({
      file: flowFileSchema,
      /** Where a flow that is created goes; one that is there stays where it is. */
      folder: flowFolderSchema.optional(),
      publish: z.boolean().default(false),
    }),
  )
  .output(
    z.object({
      id: z.string(),
      version: z.number().int().optional(),
      webhookUrl: z.string().optional(),
      problems: z.array(problemShape),
    }),
  )
  .mutation(async ({ ctx: { db, workspaceId, actor, publicUrls, jobs }, input: { file, folder, publish } }) => {
    const { id, definition, problems, surroundings } = await applyFlowFile(db, { workspaceId, file, folder, actor });
    const trigger = findTrigger(definition, surroundings.catalogue);
    const applied = { id, webhookUrl: webhookUrl(publicUrls, { flowId: id, trigger }), problems };
    if (!publish) return applied;
    const { version, isWanted } = await publishFlow(db, { workspaceId, flowId: id, actor });
    if (isWanted) await hurryRunner({ jobs }, { flowId: id });
    return { ...applied, version };
  });
