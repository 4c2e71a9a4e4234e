import { randomBytes } from "node:crypto";
import { createSampleRun, findSampleRun, type SampleRequest, type SampleRunRow } from "@millrace/db";
import { DomainError, stepFingerprint, workingAround } from "@millrace/flow";
import type { WorkspaceContext } from "../trpc.ts";
import type { DrawnStep } from "./find-drawn-step.ts";

interface Beginning {
  flowId: string;
  stepId: string;
  step: DrawnStep;
  status: "waiting" | "running";
  deadlineMs: number;
  request: Pick<SampleRequest, "source" | "message" | "sampleSource">;
}

/** Notes a trial with everything it needs. Throws `not_found` without a component, `wrong_state` while another is under way. */
export async function beginTrial(
  { db, workspaceId, masterKey, actor }: WorkspaceContext,
  { flowId, stepId, step, status, deadlineMs, request }: Beginning,
): Promise<SampleRunRow> {
  const { component, definition, node, found } = step;
  if (!component || !found) {
    throw new DomainError("not_found", `The component of "${node.name ?? stepId}" is not installed in this workspace.`);
  }
  const id = randomBytes(12).toString("hex");
  const isBegun = await createSampleRun(db, {
    id,
    flowId,
    stepId,
    status,
    deadlineMs,
    startedBy: actor.name,
    configHash: stepFingerprint(definition, stepId),
    request: {
      workspaceId,
      componentVersionId: component.id,
      definition: workingAround(definition, stepId),
      ...request,
    },
    masterKey,
  });
  if (!isBegun) {
    throw new DomainError("wrong_state", "This step is being tested already: wait for the result, or cancel it first.");
  }
  const run = await findSampleRun(db, { workspaceId, flowId, stepId, masterKey });
  if (!run) throw new Error("The trial that was just begun is gone");
  return run;
}
