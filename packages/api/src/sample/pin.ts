import { findFlow, pinStepSample } from "@millrace/db";
import { DomainError } from "@millrace/flow";
import { z } from "zod";
import { workspaceProcedure } from "../trpc.ts";
import { stepPlace } from "./sample-shape.ts";

/** A pinned sample stays, whatever runs of the step bring. */
export const pin = workspaceProcedure
  .meta({
    openapi: {
      method: "PUT",
      path: "/flows/{id}/steps/{stepId}/sample/pin",
      tags: ["samples"],
      summary: "Pin or unpin",
    },
  })
  .input(z.object({ ...stepPlace, isPinned: z.boolean() }))
  .output(z.object({ stepId: z.string(), isPinned: z.boolean() }))
  .mutation(async ({ ctx: { db, workspaceId }, input: { id, stepId, isPinned } }) => {
    await findFlow(db, { workspaceId, flowId: id });
    if (await pinStepSample(db, { workspaceId, flowId: id, stepId, isPinned })) return { stepId, isPinned };
    throw new DomainError("not_found", `The step ${stepId} has no sample to pin. Run it, or paste one.`);
  });
