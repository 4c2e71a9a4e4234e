import { findProblems, loadSurroundings, saveDraft } from "@millrace/db";
import { flowDefinitionSchema } from "@millrace/flow";
import { z } from "zod";
import { problemShape } from "../shapes/problem-shape.ts";
import { workspaceProcedure } from "../trpc.ts";

/** Keeps what is drawn, finished or not. Refused (`stale_draft`, with the other's draft) when someone saved in between. */
export const save = workspaceProcedure
  .input(z.object({ flowId: z.string(), revision: z.number().int(), definition: flowDefinitionSchema }))
  .output(z.object({ revision: z.number().int(), problems: z.array(problemShape) }))
  .mutation(async ({ ctx: { db, workspaceId, actor }, input: { flowId, revision, definition } }) => {
    const saved = await saveDraft(db, { workspaceId, flowId, revision, definition, actor });
    const problems = findProblems(definition, await loadSurroundings(db, { workspaceId }));
    return { revision: saved.revision, problems };
  });
