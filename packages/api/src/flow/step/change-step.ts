import { changeStepWish, type StepChange } from "@millrace/db";
import { z } from "zod";
import { hurryRunner } from "../../runner/hurry-runner.ts";
import type { WorkspaceContext } from "../../trpc.ts";

export const stepInput = z.object({ id: z.string(), stepId: z.string() });

export const stepShape = z.object({
  id: z.string(),
  stepId: z.string(),
  /** As it is meant to work now. */
  isPaused: z.boolean(),
  replicas: z.number().int(),
  prefetch: z.number().int(),
});

/** Writes down what is asked of a single step, and has the runner look at it. */
export async function changeStep(
  { db, jobs, workspaceId, actor }: WorkspaceContext,
  { id, stepId, change }: { id: string; stepId: string; change: StepChange },
): Promise<z.infer<typeof stepShape>> {
  const setting = await changeStepWish(db, { workspaceId, flowId: id, stepId, change, actor });
  await hurryRunner({ jobs }, { flowId: id });
  return { id, stepId, ...setting };
}
