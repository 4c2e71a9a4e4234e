import { type Database, findFirstFinish, type RunnerFlow, saveWake } from "@millrace/db";
import type { WakeSplit } from "@millrace/flow";
import type { WantedFlow } from "../reconciler/plan/wanted-flow.ts";

/** A message that takes longer than this says nothing about the wake. */
const patienceMs = 60_000;

/** Adds to a wake how long the first message took to run through, as soon as its traces tell. @returns the newest wake. */
export async function completeWake(
  db: Database,
  { flow, wanted, now }: { flow: RunnerFlow; wanted: WantedFlow | undefined; now: number },
): Promise<WakeSplit | undefined> {
  const { wake } = flow;
  if (!wake || !wanted || wake.runMs !== undefined) return wake;
  const heardAt = wake.at + wake.scheduleMs + wake.createMs + wake.startMs + wake.connectMs;
  if (now - heardAt > patienceMs) return wake;
  const stepIds = wanted.steps.filter(({ hasSuccessors }) => !hasSuccessors).map(({ id }) => id);
  const finishedAt = await findFirstFinish(db, { flowId: flow.id, stepIds, since: wake.at });
  if (finishedAt === undefined) return wake;
  const whole = { ...wake, runMs: Math.max(0, finishedAt - heardAt) };
  await saveWake(db, { flowId: flow.id, wake: whole });
  return whole;
}
