import { bytesPerMegabyte, DomainError, type SampleSource, sampleLimits, sampleSourceSchema } from "@millrace/flow";
import type { Database } from "../database.ts";
import type { StepSample } from "../generated/client.ts";
import { openFlowMessage } from "../secrets/open-flow-message.ts";
import { sealFlowMessage } from "../secrets/seal-flow-message.ts";
import type { MasterKey } from "../secrets/sealing.ts";
import type { WorkspaceId } from "../workspace/workspace-id.ts";

/** A step's sample, opened. */
export interface StepSampleRow {
  stepId: string;
  body: unknown;
  headers: unknown;
  /** Of the body as JSON. */
  bytes: number;
  source: SampleSource;
  isPinned: boolean;
  isEdited: boolean;
  /** `stepFingerprint` of the step when it was taken. */
  configHash: string | undefined;
  takenAt: Date;
  takenBy: string;
}

export interface NewStepSample {
  flowId: string;
  stepId: string;
  message: { body: unknown; headers?: unknown; attachments?: unknown };
  source: SampleSource;
  isEdited?: boolean;
  configHash?: string | undefined;
  takenBy: string;
  masterKey: MasterKey;
}

interface Place {
  workspaceId: WorkspaceId;
  flowId: string;
  masterKey: MasterKey;
}

/** Samples that were taken on purpose, by step id; not what the running flow leaves behind (`listSamples`). */
export async function listStepSamples(
  db: Database,
  { workspaceId, flowId, masterKey }: Place,
): Promise<StepSampleRow[]> {
  const rows = await db.stepSample.findMany({ where: { flowId, flow: { workspaceId } }, orderBy: { stepId: "asc" } });
  return rows.map((row) => open(row, masterKey));
}

export async function findStepSample(
  db: Database,
  { workspaceId, flowId, stepId, masterKey }: Place & { stepId: string },
): Promise<StepSampleRow | undefined> {
  const row = await db.stepSample.findFirst({ where: { flowId, stepId, flow: { workspaceId } } });
  return row ? open(row, masterKey) : undefined;
}

/** Replaces the step's sample; a pin stays where it is. Whoever calls has found the flow in the workspace. Throws `too_large`. */
export async function saveStepSample(
  db: Pick<Database, "stepSample">,
  { flowId, stepId, masterKey, message, ...sample }: NewStepSample,
): Promise<void> {
  const { body, headers, attachments } = message;
  const bytes = Buffer.byteLength(JSON.stringify(body) ?? "null");
  if (bytes > sampleLimits.megabytes * bytesPerMegabyte) {
    throw new DomainError("too_large", `A sample is at most ${sampleLimits.megabytes} MB of JSON.`);
  }
  const sealedMessage = sealFlowMessage(masterKey, {
    flowId,
    message: {
      body: body ?? null,
      ...(headers !== undefined && { headers }),
      ...(attachments !== undefined && { attachments }),
    },
  });
  const data = {
    sealedMessage,
    bytes,
    source: sample.source,
    isEdited: sample.isEdited ?? false,
    configHash: sample.configHash ?? null,
    takenAt: new Date(),
    takenBy: sample.takenBy,
  };
  await db.stepSample.upsert({
    where: { flowId_stepId: { flowId, stepId } },
    create: { flowId, stepId, ...data },
    update: data,
  });
}

/** @returns false when the step has no sample. */
export async function pinStepSample(
  db: Database,
  { workspaceId, flowId, stepId, isPinned }: Omit<Place, "masterKey"> & { stepId: string; isPinned: boolean },
): Promise<boolean> {
  const { count } = await db.stepSample.updateMany({
    where: { flowId, stepId, flow: { workspaceId } },
    data: { isPinned },
  });
  return count > 0;
}

export async function deleteStepSample(
  db: Database,
  { workspaceId, flowId, stepId }: Omit<Place, "masterKey"> & { stepId: string },
): Promise<void> {
  await db.stepSample.deleteMany({ where: { flowId, stepId, flow: { workspaceId } } });
}

function open({ flowId, sealedMessage, ...row }: StepSample, masterKey: MasterKey): StepSampleRow {
  const message = openFlowMessage(masterKey, { flowId, sealed: sealedMessage });
  const { body, headers } = isRecord(message) ? message : {};
  const source = sampleSourceSchema.catch("pasted").parse(row.source);
  return { ...row, source, configHash: row.configHash ?? undefined, body, headers };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
