import { completeSampleRun, findFlow, findSampleRun, listSamples, type SampleRunRow } from "@millrace/db";
import { acceptsMessages } from "@millrace/flow";
import { z } from "zod";
import { type WorkspaceContext, workspaceProcedure } from "../trpc.ts";
import { stepPlace, toTrialShape, trialShape } from "./sample-shape.ts";
import { callUrl } from "./wait-for-call.ts";

/** The newest trial of a step: under way, with its log so far, or what came of it. None: null. */
export const trial = workspaceProcedure
  .meta({
    openapi: {
      method: "GET",
      path: "/flows/{id}/steps/{stepId}/trial",
      tags: ["samples"],
      summary: "Show a step's newest run",
    },
  })
  .input(z.object(stepPlace))
  .output(z.object({ trial: trialShape.nullable() }))
  .query(async ({ ctx, input: { id, stepId } }) => {
    const { db, workspaceId, masterKey } = ctx;
    const place = { workspaceId, flowId: id, stepId, masterKey };
    const flow = await findFlow(db, { workspaceId, flowId: id });
    const run = await findSampleRun(db, place);
    if (!run) return { trial: null };
    if (run.status !== "waiting") return { trial: toTrialShape(run) };
    const hasCome = acceptsMessages(flow.state) && (await takeRealCall(ctx, run));
    const now = hasCome ? ((await findSampleRun(db, place)) ?? run) : run;
    return { trial: toTrialShape(now, { callUrl: callUrl(ctx, run.id) }) };
  });

/** While the flow is up, a call to its own address is as good: what the trigger made of it becomes the sample. */
async function takeRealCall(
  { db, workspaceId, masterKey }: WorkspaceContext,
  { id, flowId, stepId, startedAt, startedBy, configHash }: SampleRunRow,
): Promise<boolean> {
  const recorded = await listSamples(db, { workspaceId, flowId });
  const own = recorded.find((sample) => sample.stepId === stepId && sample.at > startedAt);
  if (!own) return false;
  const sample = { stepId, message: { body: own.body }, source: "webhook" as const, configHash, takenBy: startedBy };
  return await completeSampleRun(db, { id, flowId, from: "waiting", outcome: { logs: [] }, masterKey, sample });
}
