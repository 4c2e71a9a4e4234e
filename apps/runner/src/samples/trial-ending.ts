import { setTimeout as pause } from "node:timers/promises";
import { stepQueue } from "@millrace/broker";
import { isSampleRunWanted, noteSampleOutcome } from "@millrace/db";
import type { SampleOutcome } from "@millrace/flow";
import type { ContainerEnd } from "../engine/container-engine.ts";
import type { Runner } from "../runner.ts";
import type { TrialResult } from "./read-result.ts";
import { trialFlowId } from "./sample-flow.ts";
import { readTrialLogs } from "./trial-logs.ts";
import type { Run } from "./trial-parts.ts";

const lookMs = 500;
/** What a container said last may still be on its way when it has already ended. */
const lateResultMs = 500;
/** A component may send after it has acknowledged (component contract §0.9). */
const lateEmitMs = 2_000;

/** How a trial came to its end. */
export type TrialEnding =
  | TrialResult
  | { kind: "ended"; error: NonNullable<SampleOutcome["error"]> }
  | { kind: "given-up" };

interface Watch {
  run: Run;
  /** Of the containers; the tried step's first. */
  ids: readonly string[];
  result: Promise<TrialResult>;
  /** Aborted when nobody watches any more. */
  signal: AbortSignal;
  timeLimitMs: number;
}

/** Waits for whatever comes first: a result, a container's end, silence, the time limit, or somebody who gives the trial up. */
export async function waitForEnding(runner: Runner, watch: Watch): Promise<TrialEnding> {
  return await Promise.race([
    watch.result,
    ...watch.ids.map((id) => afterEnd(runner, id, watch)),
    afterSilence(runner, watch),
    afterTime(watch),
    whenGivenUp(runner, watch),
    whenRunnerEnds(runner, watch),
  ]);
}

const never = new Promise<never>(() => {});

/** A container that ends by itself has failed, unless it has said something first. */
async function afterEnd({ engine }: Runner, id: string, { result, signal }: Watch): Promise<TrialEnding> {
  const end = await engine.waitForEnd(id, signal).catch(() => "unknown" as const);
  if (end === "unknown") return never;
  return await Promise.race([result, pause(lateResultMs).then(() => endResult(end))]);
}

function endResult(end: ContainerEnd | undefined): TrialEnding {
  const code = end?.exitCode;
  const message = end?.outOfMemory
    ? "The step ran out of memory. Give it more under Advanced."
    : `The step's container ended with exit code ${code ?? "?"} before it had put anything out. Its last log lines say more.`;
  return { kind: "ended", error: { name: "ContainerEnded", message, ...(code !== undefined && { exitCode: code }) } };
}

/** Published components do not tell that they are done: their queue does, a moment late. */
async function afterSilence({ management }: Runner, { run, signal }: Watch): Promise<TrialEnding> {
  const queue = stepQueue({ flowId: trialFlowId(run.id), stepId: run.stepId, kind: "messages" });
  let quietSince: number | undefined;
  for (;;) {
    if (!(await rest(lookMs * 2, signal))) return never;
    const [facts] = await management.listQueues(queue, signal).catch(() => []);
    const isDone = facts !== undefined && facts.acknowledged > 0 && facts.ready + facts.unacked === 0;
    if (!isDone) quietSince = undefined;
    else quietSince ??= Date.now();
    if (quietSince !== undefined && Date.now() - quietSince >= lateEmitMs)
      return { kind: "nothing", outcome: "processed" };
  }
}

async function afterTime({ timeLimitMs, signal }: Watch): Promise<TrialEnding> {
  if (!(await rest(timeLimitMs, signal))) return never;
  const message = `The step put nothing out within ${Math.ceil(timeLimitMs / 1000)} s.`;
  return { kind: "ended", error: { name: "TimedOut", message } };
}

/** Shows the log as it grows, and sees whether somebody gave the trial up. */
async function whenGivenUp(runner: Runner, { ids: [id = ""], run, signal }: Watch): Promise<TrialEnding> {
  const { db, masterKey } = runner;
  let shown = 0;
  for (;;) {
    if (!(await rest(lookMs, signal))) return never;
    if (!(await isSampleRunWanted(db, { id: run.id }))) return { kind: "given-up" };
    const logs = await readTrialLogs(runner, id);
    if (logs.length === shown || signal.aborted) continue;
    shown = logs.length;
    await noteSampleOutcome(db, { id: run.id, flowId: run.flowId, outcome: { phase: "running", logs }, masterKey });
  }
}

async function whenRunnerEnds(runner: Runner, { signal }: Watch): Promise<TrialEnding> {
  if (!runner.signal.aborted) {
    await new Promise((resolve) => runner.signal.addEventListener("abort", resolve, { once: true, signal }));
  }
  return { kind: "ended", error: { name: "RunnerEnded", message: "The runner was restarted meanwhile. Try again." } };
}

/** @returns false when nobody waits any more. */
async function rest(ms: number, signal: AbortSignal): Promise<boolean> {
  return await pause(ms, true, { signal }).catch(() => false);
}
