import { z } from "zod";
import { diagnose } from "../../diagnosis/diagnose.ts";
import { diagnosisShape } from "../../diagnosis/diagnosis.ts";
import { observeFlow } from "../../diagnosis/observe-flow.ts";
import { workspaceProcedure } from "../../trpc.ts";

/** Why a flow does not move: every check with its result, its figures and, where there is one, the cure. */
export const why = workspaceProcedure
  .meta({ openapi: { method: "GET", path: "/flows/{id}/why", tags: ["flows"], summary: "Why a flow does not move" } })
  .input(z.object({ id: z.string() }))
  .output(diagnosisShape)
  .query(async ({ ctx, input: { id } }) =>
    diagnose(await observeFlow(ctx, { workspaceId: ctx.workspaceId, flowId: id })),
  );
