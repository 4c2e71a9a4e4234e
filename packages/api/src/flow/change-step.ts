import { changeStepWish, findFlow, getVersion, loadSurroundings, type StepChange } from "@millrace/db";
import { DomainError } from "@millrace/flow";
import { z } from "zod";
import { hurryRunner } from "../runner/hurry-runner.ts";
import { type WorkspaceContext, workspaceProcedure } from "../trpc.ts";
import { findTrigger } from "./find-trigger.ts";

const input = z.object({ id: z.string(), stepId: z.string() });

const stepShape = z.object({
  id: z.string(),
  stepId: z.string(),
  /** As it is meant to work now. */
  isPaused: z.boolean(),
  replicas: z.number().int(),
  prefetch: z.number().int(),
});

/** Takes a step's containers away; its queue fills, the rest of the flow goes on. */
export const pauseStep = workspaceProcedure
  .meta({
    openapi: { method: "POST", path: "/flows/{id}/steps/{stepId}/pause", tags: ["steps"], summary: "Pause a step" },
  })
  .input(input)
  .output(stepShape)
  .mutation(({ ctx, input: { id, stepId } }) => changeStep(ctx, { id, stepId, change: { isPaused: true } }));

export const resumeStep = workspaceProcedure
  .meta({
    openapi: { method: "POST", path: "/flows/{id}/steps/{stepId}/resume", tags: ["steps"], summary: "Resume a step" },
  })
  .input(input)
  .output(stepShape)
  .mutation(({ ctx, input: { id, stepId } }) => changeStep(ctx, { id, stepId, change: { isPaused: false } }));

/** Changes how many containers a step has and how many messages each takes at once; null: as the version says. */
export const scaleStep = workspaceProcedure
  .meta({
    openapi: { method: "POST", path: "/flows/{id}/steps/{stepId}/scale", tags: ["steps"], summary: "Scale a step" },
  })
  .input(
    input.extend({
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

async function changeStep(
  { db, jobs, workspaceId, actor }: WorkspaceContext,
  { id, stepId, change }: { id: string; stepId: string; change: StepChange },
): Promise<z.infer<typeof stepShape>> {
  const setting = await changeStepWish(db, { workspaceId, flowId: id, stepId, change, actor });
  await hurryRunner({ jobs }, { flowId: id });
  return { id, stepId, ...setting };
}

/** A polling trigger reads its source from where its last tick ended: two at once would read the same. */
async function refuseScaledPolling(
  { db, workspaceId }: WorkspaceContext,
  { id, stepId }: { id: string; stepId: string },
): Promise<void> {
  const key = { workspaceId, flowId: id };
  const { activeVersion: number } = await findFlow(db, key);
  const [version, { catalogue }] = await Promise.all([
    getVersion(db, { ...key, number }),
    loadSurroundings(db, { workspaceId }),
  ]);
  const trigger = version && findTrigger(version.definition, catalogue);
  if (trigger?.stepId !== stepId || trigger.kind !== "polling") return;
  throw new DomainError(
    "invalid_input",
    `${stepId} is a polling trigger: each of its ticks goes on where the last one ended, so it has one container that takes one message at a time.`,
  );
}
