import { createFlow, findFlow, freeFlowName, getDraft, listCredentials, saveDraft, saveGuide } from "@millrace/db";
import { DomainError, type FlowDefinition, flowFolderSchema, flowNameSchema, parseStepCommand } from "@millrace/flow";
import { z } from "zod";
import { type WorkspaceContext, workspaceProcedure } from "../trpc.ts";
import { readTemplates, type Template } from "./read-templates.ts";

/** Makes a flow of a template, or draws it into one that is still empty. */
export const use = workspaceProcedure
  .meta({
    openapi: { method: "POST", path: "/templates/{id}/use", tags: ["templates"], summary: "Make a flow of a template" },
  })
  .input(
    z.object({
      id: z.string(),
      name: flowNameSchema.optional(),
      folder: flowFolderSchema.optional(),
      flowId: z.string().optional(),
    }),
  )
  .output(z.object({ id: z.string(), name: z.string() }))
  .mutation(async ({ ctx, input: { id, name, folder, flowId } }) => {
    const template = (await readTemplates(ctx.templatesFolder)).find((each) => each.id === id);
    if (!template) throw new DomainError("not_found", `There is no template "${id}".`);
    const flow =
      flowId === undefined ? await makeFlow(ctx, { template, name, folder }) : await fill(ctx, { template, flowId });
    await saveGuide(ctx.db, { workspaceId: ctx.workspaceId, flowId: flow.id, guide: template.guide });
    return flow;
  });

async function makeFlow(
  ctx: WorkspaceContext,
  { template, name: wish, folder }: { template: Template; name: string | undefined; folder: string | undefined },
): Promise<{ id: string; name: string }> {
  const { db, workspaceId, actor } = ctx;
  const name = await freeFlowName(db, { workspaceId, name: wish ?? template.file.name });
  const definition = await definitionOf(ctx, template);
  const { id } = await createFlow(db, { workspaceId, name, definition, tags: template.file.tags, folder, actor });
  return { id, name };
}

async function fill(
  ctx: WorkspaceContext,
  { template, flowId }: { template: Template; flowId: string },
): Promise<{ id: string; name: string }> {
  const { db, workspaceId, actor } = ctx;
  const key = { workspaceId, flowId };
  const [{ id, name }, { definition, revision }] = await Promise.all([findFlow(db, key), getDraft(db, key)]);
  if (definition.graph.nodes.length > 0) {
    throw new DomainError("conflict", `"${name}" has steps already. Make a new flow of the template instead.`);
  }
  await saveDraft(db, { ...key, revision, definition: await definitionOf(ctx, template), actor });
  return { id, name };
}

/** A component's only credential is chosen, except for steps that work without one: there it would be a guess. */
async function definitionOf({ db, workspaceId }: WorkspaceContext, { file, guide }: Template): Promise<FlowDefinition> {
  const { name: _name, tags: _tags, ...definition } = file;
  const credentials = await listCredentials(db, { workspaceId });
  const nodes = definition.graph.nodes.map((node) => {
    const component = parseStepCommand(node.command)?.component;
    const [only, ...others] = credentials.filter((each) => each.component === component && each.verified !== false);
    if (!only || others.length > 0 || guide.credentialSteps.includes(node.id)) return node;
    return { ...node, credential: only.id };
  });
  return { ...definition, graph: { ...definition.graph, nodes } };
}
