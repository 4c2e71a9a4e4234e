import { findFlow, getVersion, loadCatalogue } from "@millrace/db";
import { DomainError } from "@millrace/flow";
import { z } from "zod";
import { type WorkspaceContext, workspaceProcedure } from "../../trpc.ts";
import { findTrigger } from "../find-trigger.ts";
import { changeStep, stepInput, stepShape } from "./change-step.ts";

/** Changes how many containers a step has and how many messages each takes at once; null: as the version says. */
export const scaleStep = workspaceProcedure
  .meta({
    openapi: { method: "POST", path: "/flows/{id}/steps/{stepId}/scale", tags: ["steps"], summary: "Scale a step" },
  })
  .input(
    stepInput.extend({
      replicas: z.number().int().min(1).max(20).nullish(),
      prefetch: z.number().int().min(1).max(1000).nullish(),
    }),
  )
  .output(stepShape)
  .mutation(async ({ ctx, input: { id, stepId, replicas, prefetch } }) => {
    if (replicas === undefined && prefetch === undefined) {
      throw new DomainError("invalid_input", "Say what to change: replicas, prefetch, or both.");
    }
    if ((replicas ?? 1) > 1 || (prefetch ?? 1) > 1) await refuseScaledPolling(ctx, { id, stepId });
    return changeStep(ctx, { id, stepId, change: { replicas, prefetch } });
  });

/** A polling trigger reads its source from where its last tick ended: two at once would read the same. */
async function refuseScaledPolling(
  { db, workspaceId }: WorkspaceContext,
  { id, stepId }: { id: string; stepId: string },
): Promise<void> {
  const key = { workspaceId, flowId: id };
  const { activeVersion: number } = await findFlow(db, key);
  const [version, catalogue] = await Promise.all([
    getVersion(db, { ...key, number }),
    loadCatalogue(db, { workspaceId }),
  ]);
  const trigger = version && findTrigger(version.definition, catalogue);
  if (trigger?.stepId !== stepId || trigger.kind !== "polling") return;
  throw new DomainError(
    "invalid_input",
    `${stepId} is a polling trigger: each of its ticks goes on where the last one ended, so it has one container that takes one message at a time.`,
  );
}
