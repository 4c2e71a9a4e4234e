import { type CatalogueComponent, type ConfiguredHelp, loadCatalogue, loadHelp } from "@millrace/db";
import {
  componentRuntimeSchema,
  listFunctions,
  needsCredential,
  type ResolvedFunction,
  resolveHelp,
  triggerKind,
} from "@millrace/flow";
import { z } from "zod";
import { helpShape } from "../shapes/help-shape.ts";
import { workspaceProcedure } from "../trpc.ts";

const functionShape = z.object({
  name: z.string(),
  title: z.string(),
  description: z.string().optional(),
  /** Of triggers. */
  kind: z.enum(["polling", "webhook"]).optional(),
  help: helpShape,
  keywords: z.array(z.string()).optional(),
  deprecated: z.boolean().optional(),
  writes: z.boolean().optional(),
});

const componentShape = z.object({
  name: z.string(),
  title: z.string(),
  description: z.string().optional(),
  version: z.string(),
  builtIn: z.boolean(),
  /** Another workspace's, or one that others may use. */
  isShared: z.boolean(),
  icon: z.string().optional(),
  category: z.string().optional(),
  deprecated: z.boolean().optional(),
  /** What to use instead. */
  deprecationNote: z.string().optional(),
  needsCredential: z.boolean(),
  runtime: componentRuntimeSchema,
  help: helpShape,
  triggers: z.array(functionShape),
  actions: z.array(functionShape),
});

/** The palette: what a workspace can build flows from. */
export const list = workspaceProcedure
  .meta({ openapi: { method: "GET", path: "/components", tags: ["components"], summary: "List components" } })
  .output(z.array(componentShape))
  .query(async ({ ctx: { db, workspaceId } }) => {
    const [catalogue, help] = await Promise.all([loadCatalogue(db, { workspaceId }), loadHelp(db, { workspaceId })]);
    return [...catalogue.values()].map((component) => summarise(component, help));
  });

function summarise({ name, builtIn, isShared, versions }: CatalogueComponent, help: ConfiguredHelp) {
  const [{ descriptor, version, icon, runtime }] = versions;
  const sources = { descriptor, ...help };
  const describe = (found: ResolvedFunction) => ({
    name: found.name,
    title: found.descriptor.title,
    description: found.descriptor.description,
    ...(found.role === "trigger" && { kind: triggerKind(found.descriptor) }),
    help: resolveHelp("function", { target: { component: name, function: found.name }, sources }),
    keywords: found.descriptor.keywords,
    deprecated: found.descriptor.deprecated,
    writes: found.descriptor.writes,
  });
  const functions = listFunctions(descriptor);
  return {
    name,
    title: descriptor.title,
    description: descriptor.description,
    version,
    builtIn,
    isShared,
    icon,
    category: descriptor.category,
    deprecated: descriptor.deprecated,
    deprecationNote: descriptor.deprecationNote,
    needsCredential: needsCredential(descriptor),
    runtime,
    help: resolveHelp("component", { target: { component: name }, sources }),
    triggers: functions.filter(({ role }) => role === "trigger").map(describe),
    actions: functions.filter(({ role }) => role === "action").map(describe),
  };
}
