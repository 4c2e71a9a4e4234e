import { findFlow, listStepBodies } from "@millrace/db";
import { cutSample } from "@millrace/flow";
import { z } from "zod";
import { workspaceProcedure } from "../trpc.ts";
import { stepPlace } from "./sample-shape.ts";

const newest = 20;
const previewBytes = 4_096;

/** What the step put out in its newest executions, with a preview of each. */
export const executions = workspaceProcedure
  .meta({
    openapi: {
      method: "GET",
      path: "/flows/{id}/steps/{stepId}/outputs",
      tags: ["samples"],
      summary: "List a step's past outputs",
    },
  })
  .input(z.object(stepPlace))
  .output(
    z.array(
      z.object({
        messageId: z.string(),
        executionId: z.string(),
        at: z.string(),
        bytes: z.number().int(),
        preview: z.unknown(),
        isCut: z.boolean(),
      }),
    ),
  )
  .query(async ({ ctx: { db, workspaceId }, input: { id, stepId } }) => {
    await findFlow(db, { workspaceId, flowId: id });
    const rows = await listStepBodies(db, { workspaceId, flowId: id, stepId, limit: newest });
    return rows.map(({ output, at, ...row }) => {
      const bytes = Buffer.byteLength(JSON.stringify(output) ?? "null");
      const { value, isCut } = cutSample(output, { bytes, maxBytes: previewBytes });
      return { ...row, at: at.toISOString(), bytes, preview: value, isCut };
    });
  });
