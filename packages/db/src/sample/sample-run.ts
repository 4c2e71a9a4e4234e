import {
  type SampleOutcome,
  type SampleRunStatus,
  sampleLimits,
  sampleOutcomeSchema,
  sampleRunStatusSchema,
} from "@millrace/flow";
import { z } from "zod";
import type { Database } from "../database.ts";
import type { SampleRun } from "../generated/client.ts";
import { openFlowMessage } from "../secrets/open-flow-message.ts";
import { sealFlowMessage } from "../secrets/seal-flow-message.ts";
import { type MasterKey, seal, unseal } from "../secrets/sealing.ts";
import type { WorkspaceId } from "../workspace/workspace-id.ts";
import { type NewStepSample, saveStepSample } from "./step-samples.ts";

/** Everything a trial of a step needs, as it was when somebody asked for it: the draft may change meanwhile. */
export const sampleRequestSchema = z.object({
  workspaceId: z.string(),
  componentVersionId: z.string(),
  /** A flow definition; the step is in it. */
  definition: z.unknown(),
  /** The step the message comes from, so that the edge's condition and mapping apply; none for input given by hand. */
  source: z.string().optional(),
  /** Body, passthrough, headers, …; absent while a webhook call is waited for. */
  message: z.record(z.string(), z.unknown()).optional(),
  /** How the sample is called that comes of it. */
  sampleSource: z.enum(["run", "webhook"]),
});
export type SampleRequest = z.infer<typeof sampleRequestSchema>;

export interface SampleRunRow {
  id: string;
  flowId: string;
  stepId: string;
  status: SampleRunStatus;
  startedAt: Date;
  deadlineAt: Date;
  finishedAt: Date | undefined;
  startedBy: string;
  configHash: string;
  outcome: SampleOutcome;
}

interface NewRun {
  id: string;
  flowId: string;
  stepId: string;
  status: "waiting" | "running";
  deadlineMs: number;
  startedBy: string;
  configHash: string;
  request: SampleRequest;
  masterKey: MasterKey;
}

const under = ["waiting", "running"];

/** Takes the place of the step's last trial. @returns false when one is under way. The flow was found in the workspace before. */
export async function createSampleRun(
  db: Database,
  { masterKey, request, deadlineMs, ...run }: NewRun,
): Promise<boolean> {
  const { flowId, stepId } = run;
  const now = new Date();
  return db.$transaction(async (tx) => {
    await tx.sampleRun.deleteMany({
      where: { flowId, stepId, OR: [{ status: { notIn: under } }, { deadlineAt: { lt: now } }] },
    });
    const data = {
      ...run,
      startedAt: now,
      deadlineAt: new Date(now.getTime() + deadlineMs),
      sealedRequest: seal(masterKey, { value: request, context: run.id }),
    };
    const { count } = await tx.sampleRun.createMany({ data: [data], skipDuplicates: true });
    return count > 0;
  });
}

/** The newest trial of a step, with what came of it. One that should be over counts as failed. */
export async function findSampleRun(
  db: Database,
  place: { workspaceId: WorkspaceId; flowId: string; stepId: string; masterKey: MasterKey },
): Promise<SampleRunRow | undefined> {
  const { workspaceId, flowId, stepId, masterKey } = place;
  const row = await db.sampleRun.findFirst({ where: { flowId, stepId, flow: { workspaceId } } });
  return row ? toRow(row, masterKey) : undefined;
}

/** What a trial is to do, for the runner; undefined when it was given up meanwhile. */
export async function openSampleRun(
  db: Database,
  { id, masterKey }: { id: string; masterKey: MasterKey },
): Promise<(SampleRunRow & { request: SampleRequest }) | undefined> {
  const row = await db.sampleRun.findUnique({ where: { id } });
  if (row?.status !== "running") return undefined;
  const request = sampleRequestSchema.parse(unseal(masterKey, { sealed: row.sealedRequest, context: id }));
  return { ...toRow(row, masterKey), request };
}

/** Whether somebody still waits for it. */
export async function isSampleRunWanted(db: Database, { id }: { id: string }): Promise<boolean> {
  return (await db.sampleRun.count({ where: { id, status: "running" } })) > 0;
}

/** Shows log lines while it runs. */
export async function noteSampleOutcome(
  db: Database,
  { id, flowId, outcome, masterKey }: { id: string; flowId: string; outcome: SampleOutcome; masterKey: MasterKey },
): Promise<void> {
  const sealedOutcome = sealFlowMessage(masterKey, { flowId, message: outcome });
  await db.sampleRun.updateMany({ where: { id, status: "running" }, data: { sealedOutcome } });
}

interface Finish {
  id: string;
  flowId: string;
  from: "waiting" | "running";
  outcome: SampleOutcome;
  masterKey: MasterKey;
}

/** @returns false when it was given up before. */
export async function failSampleRun(db: Database, finish: Finish): Promise<boolean> {
  return await finishSampleRun(db, { ...finish, status: "failed" });
}

/**
 * Makes what came of it the step's sample; beside a pinned one it is only kept with the trial.
 * @returns false when it was given up before: its result is nobody's any more.
 */
export async function completeSampleRun(
  db: Database,
  { sample, outcome, ...finish }: Finish & { sample: Omit<NewStepSample, "flowId" | "masterKey"> },
): Promise<boolean> {
  const { flowId, masterKey } = finish;
  const { stepId } = sample;
  return db.$transaction(async (tx) => {
    const pinned = await tx.stepSample.count({ where: { flowId, stepId, isPinned: true } });
    const message = pinned > 0 ? { message: sample.message } : {};
    const isWanted = await finishSampleRun(tx, { ...finish, status: "done", outcome: { ...outcome, ...message } });
    if (isWanted && pinned === 0) await saveStepSample(tx, { ...sample, flowId, masterKey });
    return isWanted;
  });
}

async function finishSampleRun(
  db: Pick<Database, "sampleRun">,
  { id, flowId, from, status, outcome, masterKey }: Finish & { status: "done" | "failed" },
): Promise<boolean> {
  const sealedOutcome = sealFlowMessage(masterKey, { flowId, message: outcome });
  const data = { status, sealedOutcome, finishedAt: new Date() };
  return (await db.sampleRun.updateMany({ where: { id, status: from }, data })).count > 0;
}

/** Gives up what is under way. The runner notices and takes everything away again. */
export async function cancelSampleRun(
  db: Database,
  { workspaceId, flowId, stepId }: { workspaceId: WorkspaceId; flowId: string; stepId: string },
): Promise<void> {
  await db.sampleRun.updateMany({
    where: { flowId, stepId, flow: { workspaceId }, status: { in: under } },
    data: { status: "cancelled", finishedAt: new Date() },
  });
}

/**
 * A trial that waits for a webhook call, for the gateway; undefined when it is over. Not scoped by workspace: its address, which
 * cannot be guessed, is the permission.
 */
export async function findWaitingRun(
  db: Database,
  { id, masterKey }: { id: string; masterKey: MasterKey },
): Promise<{ flowId: string; stepId: string; request: SampleRequest } | undefined> {
  const row = await db.sampleRun.findUnique({ where: { id } });
  if (row?.status !== "waiting" || row.deadlineAt.getTime() < Date.now()) return undefined;
  const request = sampleRequestSchema.parse(unseal(masterKey, { sealed: row.sealedRequest, context: id }));
  return { flowId: row.flowId, stepId: row.stepId, request };
}

/** The call has come: from here on it runs. @returns false when another call was quicker. */
export async function beginWaitingRun(
  db: Database,
  { id, request, masterKey }: { id: string; request: SampleRequest; masterKey: MasterKey },
): Promise<boolean> {
  const now = Date.now();
  const { count } = await db.sampleRun.updateMany({
    where: { id, status: "waiting", deadlineAt: { gte: new Date(now) } },
    data: {
      status: "running",
      startedAt: new Date(now),
      deadlineAt: new Date(now + sampleLimits.runMs),
      sealedRequest: seal(masterKey, { value: request, context: id }),
    },
  });
  return count > 0;
}

/** Of these trials, the ones whose containers and queues still have an owner. */
export async function listLiveSampleRuns(db: Database, { ids }: { ids: readonly string[] }): Promise<Set<string>> {
  const since = new Date(Date.now() - sampleLimits.forgottenMs);
  const rows = await db.sampleRun.findMany({
    where: { id: { in: [...ids] }, status: "running", startedAt: { gt: since } },
    select: { id: true },
  });
  return new Set(rows.map(({ id }) => id));
}

/** After its deadline a trial has this long to say what became of it. */
const lateMs = 15_000;

function toRow(row: SampleRun, masterKey: MasterKey): SampleRunRow {
  const { id, flowId, stepId, startedAt, deadlineAt, finishedAt, startedBy, configHash } = row;
  const sealed = row.sealedOutcome;
  const opened = sealed === null ? {} : openFlowMessage(masterKey, { flowId, sealed });
  const outcome = sampleOutcomeSchema.catch({ logs: [] }).parse(opened ?? {});
  const base = {
    id,
    flowId,
    stepId,
    startedAt,
    deadlineAt,
    finishedAt: finishedAt ?? undefined,
    startedBy,
    configHash,
  };
  const status = sampleRunStatusSchema.catch("failed").parse(row.status);
  const lateSince = Date.now() - deadlineAt.getTime();
  if (status === "waiting" && lateSince > 0) return { ...base, status: "cancelled", outcome };
  if (status !== "running" || lateSince < lateMs) return { ...base, status, outcome };
  const message = "The runner never said what became of it. Is it running? Its health says more; then try again.";
  return { ...base, status: "failed", outcome: { ...outcome, error: { name: "RunnerGone", message } } };
}
