import { completeSampleRun, failSampleRun, openSampleRun } from "@millrace/db";
import { DomainError, type SampleOutcome } from "@millrace/flow";
import { EngineError } from "../engine/engine-error.ts";
import { type TrialServices, tryStep } from "./try-step.ts";

/** Tries one step as the row of the trial says. What comes of it, good or bad, stands on the row. */
export async function runSample(services: TrialServices, { runId }: { runId: string }): Promise<null> {
  const { db, masterKey, log } = services.runner;
  const run = await openSampleRun(db, { id: runId, masterKey });
  if (!run) return null;
  const { id, flowId, stepId, startedBy, configHash, request } = run;
  const finish = { id, flowId, from: "running", masterKey } as const;
  const outcome: SampleOutcome = { logs: [] };
  try {
    const tried = await tryStep(services, run);
    outcome.logs = tried.logs;
    if (tried.message) {
      const sample = { stepId, message: tried.message, source: request.sampleSource, configHash, takenBy: startedBy };
      await completeSampleRun(db, { ...finish, outcome, sample });
    } else if (tried.error) {
      await failSampleRun(db, { ...finish, outcome: { ...outcome, error: tried.error } });
    }
  } catch (error) {
    const isExpected = error instanceof DomainError || error instanceof EngineError;
    if (!isExpected) log.error({ err: error, runId }, "the trial of a step failed");
    const message = isExpected ? error.message : "The runner failed at it; its log says more.";
    await failSampleRun(db, { ...finish, outcome: { ...outcome, error: { name: "NotTried", message } } });
  }
  return null;
}
