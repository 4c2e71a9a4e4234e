import { loadCatalogue, loadHelp } from "@millrace/db";
import { type ComponentDescriptor, DomainError, needsCredential, resolveHelp } from "@millrace/flow";
import { z } from "zod";
import { helpRuleShape, helpShape } from "../shapes/help-shape.ts";
import { workspaceProcedure } from "../trpc.ts";

/** Everything about one component: what forms are drawn from, and what help links are resolved with. */
export const show = workspaceProcedure
  .meta({
    openapi: { method: "GET", path: "/components/{name}", tags: ["components"], summary: "Show a component" },
  })
  .input(z.object({ name: z.string() }))
  .output(
    z.object({
      name: z.string(),
      title: z.string(),
      description: z.string().optional(),
      version: z.string(),
      builtIn: z.boolean(),
      icon: z.string().optional(),
      needsCredential: z.boolean(),
      help: helpShape,
      /** component.json as pushed. */
      descriptor: z.custom<ComponentDescriptor>().meta({ override: { type: "object" } }),
      helpOverrides: z.array(helpRuleShape),
      docsBaseUrl: z.string().optional(),
      versions: z.array(z.object({ id: z.string(), version: z.string(), image: z.string(), createdAt: z.string() })),
    }),
  )
  .query(async ({ ctx: { db, workspaceId }, input: { name } }) => {
    const [catalogue, help] = await Promise.all([loadCatalogue(db, { workspaceId }), loadHelp(db, { workspaceId })]);
    const component = catalogue.get(name);
    if (!component) throw new DomainError("not_found", `There is no component "${name}".`);
    const [{ descriptor, version, icon }] = component.versions;
    return {
      name,
      title: descriptor.title,
      description: descriptor.description,
      version,
      builtIn: component.builtIn,
      icon,
      needsCredential: needsCredential(descriptor),
      help: resolveHelp("component", { target: { component: name }, sources: { descriptor, ...help } }),
      descriptor,
      helpOverrides: help.overrides,
      docsBaseUrl: help.docsBaseUrl,
      versions: component.versions.map(({ id, version, image, createdAt }) => ({
        id,
        version,
        image,
        createdAt: createdAt.toISOString(),
      })),
    };
  });
