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
  /** Titles of the components a credential is needed for; empty: none at all. */
  credentials: z.array(z.string()),
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
  return { id, title, category, summary, credentials: neededCredentials(file, catalogue), graph: file.graph };
}
