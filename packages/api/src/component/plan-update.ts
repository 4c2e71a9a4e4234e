import { findInCatalogue, loadCatalogue, planComponentUpdates } from "@millrace/db";
import { diffComponents } from "@millrace/flow";
import { z } from "zod";
import { problemShape } from "../shapes/problem-shape.ts";
import { workspaceProcedure } from "../trpc.ts";

const kind = z.enum(["added", "changed", "removed"]);
const fieldDiff = z.object({
  kind,
  name: z.string(),
  label: z.string(),
  becomesRequired: z.boolean(),
  /** What of it is different, in words. */
  changes: z.array(z.string()),
});

const componentDiff = z.object({
  functions: z.array(
    z.object({
      kind,
      role: z.enum(["trigger", "action"]),
      name: z.string(),
      title: z.string(),
      fields: z.array(fieldDiff),
      changesMetadata: z.boolean(),
    }),
  ),
  credentials: z.array(fieldDiff),
});

/** What taking all flows of the workspace to a version of a component would do, without doing it. */
export const planUpdate = workspaceProcedure
  .meta({
    openapi: {
      method: "GET",
      path: "/components/{name}/versions/{version}/update",
      tags: ["components"],
      summary: "See what updating all flows to a version would do",
    },
  })
  .input(z.object({ name: z.string(), version: z.string() }))
  .output(
    z.object({
      /** From each version that flows would leave. */
      diffs: z.array(z.object({ from: z.string(), diff: componentDiff })),
      flows: z.array(
        z.object({
          flowId: z.string(),
          flowName: z.string(),
          /** `publish`: a new version goes live. `draft`: it was never published, or only its draft changes. */
          outcome: z.enum(["publish", "draft", "unchanged", "refused"]),
          steps: z.array(z.string()),
          from: z.array(z.string()),
          problems: z.array(problemShape),
          /** Its draft holds changes nobody has published; they stay so. */
          keepsChanges: z.boolean(),
        }),
      ),
    }),
  )
  .query(async ({ ctx: { db, workspaceId }, input: { name, version } }) => {
    const [updates, catalogue] = await Promise.all([
      planComponentUpdates(db, { workspaceId, component: name, version }),
      loadCatalogue(db, { workspaceId }),
    ]);
    const after = findInCatalogue(catalogue, { component: name, version });
    const diffs = [...new Set(updates.flatMap(({ from }) => from))].flatMap((from) => {
      const before = findInCatalogue(catalogue, { component: name, version: from });
      return before && after ? [{ from, diff: diffComponents(before.descriptor, after.descriptor) }] : [];
    });
    return { diffs, flows: updates.map(({ draft: _draft, publication: _publication, ...update }) => update) };
  });
