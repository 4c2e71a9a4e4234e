import { findFlow, listSamples, listStepSamples } from "@millrace/db";
import { z } from "zod";
import { workspaceProcedure } from "../trpc.ts";
import { recordedShape, sampleShape, toSampleShape } from "./sample-shape.ts";

/** Of each step the sample that was taken on purpose, and what it put out last in the running flow. */
export const list = workspaceProcedure
  .meta({
    openapi: { method: "GET", path: "/flows/{id}/samples", tags: ["samples"], summary: "List a flow's samples" },
  })
  .input(z.object({ id: z.string() }))
  .output(z.object({ taken: z.array(sampleShape), recorded: z.array(sampleShape) }))
  .query(async ({ ctx: { db, workspaceId, masterKey }, input: { id } }) => {
    await findFlow(db, { workspaceId, flowId: id });
    const [taken, recorded] = await Promise.all([
      listStepSamples(db, { workspaceId, flowId: id, masterKey }),
      listSamples(db, { workspaceId, flowId: id }),
    ]);
    return { taken: taken.map(toSampleShape), recorded: recorded.map(recordedShape) };
  });
