import { sampleCallToken } from "@millrace/db";
import { DomainError, sampleLimits, triggerKind } from "@millrace/flow";
import { z } from "zod";
import type { PublicUrls } from "../services.ts";
import { definitionShape } from "../shapes/definition-shape.ts";
import { workspaceProcedure } from "../trpc.ts";
import { beginTrial } from "./begin-trial.ts";
import { findDrawnStep } from "./find-drawn-step.ts";
import { stepPlace, toTrialShape, trialShape } from "./sample-shape.ts";

/** Waits ten minutes for a call to an address of its own, and sends that through the trigger. The flow need not be started. */
export const waitForCall = workspaceProcedure
  .meta({
    openapi: {
      method: "POST",
      path: "/flows/{id}/steps/{stepId}/trial/wait",
      tags: ["samples"],
      summary: "Wait for a webhook call",
    },
  })
  .input(z.object({ ...stepPlace, definition: definitionShape.optional() }))
  .output(trialShape)
  .mutation(async ({ ctx, input: { id, stepId, definition } }) => {
    const step = await findDrawnStep(ctx, { flowId: id, stepId, definition });
    const { found } = step;
    if (found?.role !== "trigger" || triggerKind(found.descriptor) !== "webhook") {
      throw new DomainError("invalid_input", "Only a trigger that starts with a webhook can wait for a call.");
    }
    const place = { flowId: id, stepId, step, status: "waiting" as const, deadlineMs: sampleLimits.waitMs };
    const begun = await beginTrial(ctx, { ...place, request: { sampleSource: "webhook" } });
    return toTrialShape(begun, { callUrl: callUrl(ctx, begun.id) });
  });

export function callUrl(
  { publicUrls, masterKey }: { publicUrls: PublicUrls; masterKey: Parameters<typeof sampleCallToken>[0] },
  runId: string,
): string {
  return `${publicUrls.gateway}/sample/${sampleCallToken(masterKey, runId)}`;
}
