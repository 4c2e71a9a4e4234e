import { createFlow, freeFlowName, listCredentials, saveGuide } from "@millrace/db";
import { DomainError, type FlowDefinition, flowNameSchema, parseStepCommand } from "@millrace/flow";
import { z } from "zod";
import { workspaceProcedure } from "../trpc.ts";
import { readTemplates } from "./read-templates.ts";

/** Makes a flow of a template. A component's only credential is chosen where the step does not work without one. */
export const use = workspaceProcedure
  .meta({
    openapi: { method: "POST", path: "/templates/{id}/use", tags: ["templates"], summary: "Make a flow of a template" },
  })
  .input(z.object({ id: z.string(), name: flowNameSchema.optional() }))
  .output(z.object({ id: z.string(), name: z.string() }))
  .mutation(async ({ ctx: { db, workspaceId, actor, templatesFolder }, input: { id, name: wish } }) => {
    const template = (await readTemplates(templatesFolder)).find((each) => each.id === id);
    if (!template) throw new DomainError("not_found", `There is no template "${id}".`);
    const { name: own, tags, ...definition } = template.file;
    const name = await freeFlowName(db, { workspaceId, name: wish ?? own });
    const optional = template.guide.credentialSteps;
    const filled = withOnlyCredentials(definition, {
      credentials: await listCredentials(db, { workspaceId }),
      optional,
    });
    const flow = await createFlow(db, { workspaceId, name, definition: filled, tags, actor });
    await saveGuide(db, { workspaceId, flowId: flow.id, guide: template.guide });
    return { id: flow.id, name };
  });

interface Offer {
  credentials: ReadonlyArray<{ id: string; component: string; verified?: boolean | undefined }>;
  /** Steps that work without: choosing one for them would be a guess. */
  optional: readonly string[];
}

function withOnlyCredentials(definition: FlowDefinition, { credentials, optional }: Offer): FlowDefinition {
  const nodes = definition.graph.nodes.map((node) => {
    const component = parseStepCommand(node.command)?.component;
    const [only, ...others] = credentials.filter((each) => each.component === component && each.verified !== false);
    if (!only || others.length > 0 || optional.includes(node.id)) return node;
    return { ...node, credential: only.id };
  });
  return { ...definition, graph: { ...definition.graph, nodes } };
}
