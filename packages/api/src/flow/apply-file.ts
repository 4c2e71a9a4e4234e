import {
  createFlow,
  findFlowByName,
  findProblems,
  getDraft,
  loadSurroundings,
  publishFlow,
  saveDraft,
} from "@millrace/db";
import { type FlowDefinition, type FlowFile, flowFileSchema } from "@millrace/flow";
import { z } from "zod";
import { problemShape } from "../shapes/problem-shape.ts";
import { type WorkspaceContext, workspaceProcedure } from "../trpc.ts";
import { withCredentialIds } from "./credential-names.ts";
import { findTrigger } from "./find-trigger.ts";
import { keepPositions } from "./keep-positions.ts";
import { webhookUrl } from "./webhook-url.ts";

/** Creates the flow of a flow file, or brings the one of that name in line with it. */
export const applyFile = workspaceProcedure
  .meta({ openapi: { method: "POST", path: "/flows/apply", tags: ["flows"], summary: "Apply a flow file" } })
  .input(z.object({ file: flowFileSchema, publish: z.boolean().default(false) }))
  .output(
    z.object({
      id: z.string(),
      version: z.number().int().optional(),
      webhookUrl: z.string().optional(),
      problems: z.array(problemShape),
    }),
  )
  .mutation(async ({ ctx, input: { file, publish } }) => {
    const { db, workspaceId, actor, publicUrls, jobs } = ctx;
    const surroundings = await loadSurroundings(db, { workspaceId });
    const { name, ...written } = file;
    const definition = withCredentialIds(written, surroundings.credentials);
    const id = await saveByName(ctx, { name, definition });
    const trigger = findTrigger(definition, surroundings.catalogue);
    const applied = {
      id,
      webhookUrl: webhookUrl(publicUrls, { flowId: id, trigger }),
      problems: findProblems(definition, surroundings),
    };
    if (!publish) return applied;
    const { version, isWanted } = await publishFlow(db, { workspaceId, flowId: id, actor });
    if (isWanted) await jobs.tell("reconcile", { flowId: id });
    return { ...applied, version };
  });

/** The draft is kept even when publishing is refused afterwards: nobody wants to type it again. */
async function saveByName(
  { db, workspaceId, actor }: WorkspaceContext,
  { name, definition }: { name: FlowFile["name"]; definition: FlowDefinition },
): Promise<string> {
  const existing = await findFlowByName(db, { workspaceId, name });
  if (!existing) return (await createFlow(db, { workspaceId, name, definition, actor })).id;
  const drawn = await getDraft(db, { workspaceId, flowId: existing.id });
  await saveDraft(db, {
    workspaceId,
    flowId: existing.id,
    definition: keepPositions(definition, drawn.definition),
    actor,
  });
  return existing.id;
}
