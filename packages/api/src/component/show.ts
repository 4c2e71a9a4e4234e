import { findInCatalogue, loadCatalogue, loadHelp } from "@millrace/db";
import {
  type ComponentDescriptor,
  componentRuntimeSchema,
  DomainError,
  needsCredential,
  resolveHelp,
} from "@millrace/flow";
import { z } from "zod";
import { helpRuleShape, helpShape } from "../shapes/help-shape.ts";
import { workspaceProcedure } from "../trpc.ts";

/** Everything about one component: what forms are drawn from, and what help links are resolved with. */
export const show = workspaceProcedure
  .meta({
    openapi: { method: "GET", path: "/components/{name}", tags: ["components"], summary: "Show a component" },
  })
  .input(z.object({ name: z.string(), /** Default: the newest. */ version: z.string().optional() }))
  .output(
    z.object({
      name: z.string(),
      title: z.string(),
      description: z.string().optional(),
      version: z.string(),
      builtIn: z.boolean(),
      /** Of this workspace; else built in, or another's that shares it. */
      isOwn: z.boolean(),
      isShared: z.boolean(),
      /** As an administrator says; the descriptor may say so, too. */
      deprecation: z.object({ note: z.string(), by: z.string(), at: z.string() }).optional(),
      icon: z.string().optional(),
      needsCredential: z.boolean(),
      help: helpShape,
      /** component.json as pushed. */
      descriptor: z.custom<ComponentDescriptor>().meta({ override: { type: "object" } }),
      helpOverrides: z.array(helpRuleShape),
      docsBaseUrl: z.string().optional(),
      /** Newest first. */
      versions: z.array(
        z.object({
          id: z.string(),
          version: z.string(),
          image: z.string(),
          runtime: componentRuntimeSchema,
          createdAt: z.string(),
          createdBy: z.string().optional(),
        }),
      ),
    }),
  )
  .query(async ({ ctx: { db, workspaceId }, input: { name, version: wanted } }) => {
    const [catalogue, help] = await Promise.all([loadCatalogue(db, { workspaceId }), loadHelp(db, { workspaceId })]);
    const component = catalogue.get(name);
    if (!component) throw new DomainError("not_found", `There is no component "${name}".`);
    const found =
      wanted === undefined ? component.versions[0] : findInCatalogue(catalogue, { component: name, version: wanted });
    if (!found) throw new DomainError("not_found", `There is no version ${wanted} of "${name}".`);
    const { descriptor, version, icon } = found;
    const { builtIn, isOwn, isShared, deprecation } = component;
    return {
      name,
      title: descriptor.title,
      description: descriptor.description,
      version,
      builtIn,
      isOwn,
      isShared,
      deprecation: deprecation && { ...deprecation, at: deprecation.at.toISOString() },
      icon,
      needsCredential: needsCredential(descriptor),
      help: resolveHelp("component", { target: { component: name }, sources: { descriptor, ...help } }),
      descriptor,
      helpOverrides: help.overrides,
      docsBaseUrl: help.docsBaseUrl,
      versions: component.versions.map(({ id, version, image, runtime, createdAt, createdBy }) => ({
        id,
        version,
        image,
        runtime,
        createdAt: createdAt.toISOString(),
        createdBy,
      })),
    };
  });
