import { loadSurroundings, type Surroundings } from "@millrace/db";
import { z } from "zod";
import { definitionShape } from "../shapes/definition-shape.ts";
import { workspaceProcedure } from "../trpc.ts";
import { neededCredentials } from "./needed-credentials.ts";
import { readTemplates, type Template } from "./read-templates.ts";

const templateShape = z.object({
  id: z.string(),
  title: z.string(),
  category: z.string(),
  summary: z.string(),
  /** Titles of the components a credential is needed for. */
  credentials: z.array(z.string()),
  /** Whether it works as it is, without an account or an address anywhere else. */
  standsAlone: z.boolean(),
  /** What it is made of, for its drawing. */
  graph: definitionShape.shape.graph,
});

/** Flows to start from. */
export const list = workspaceProcedure
  .meta({ openapi: { method: "GET", path: "/templates", tags: ["templates"], summary: "List templates" } })
  .output(z.array(templateShape))
  .query(async ({ ctx: { db, workspaceId, templatesFolder } }) => {
    const [templates, surroundings] = await Promise.all([
      readTemplates(templatesFolder),
      loadSurroundings(db, { workspaceId }),
    ]);
    return templates.map((template) => summarise(template, surroundings));
  });

function summarise({ id, title, category, summary, file }: Template, { catalogue }: Surroundings) {
  const credentials = neededCredentials(file, catalogue);
  const standsAlone = credentials.length === 0 && !file.graph.nodes.some(({ command }) => command.startsWith("http:"));
  return { id, title, category, summary, credentials, standsAlone, graph: file.graph };
}
