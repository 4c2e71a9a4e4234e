import { completeSampleRun, failSampleRun, noteSampleOutcome, openSampleRun } from "@millrace/db";
import { DomainError, type SampleOutcome } from "@millrace/flow";
import { EngineError } from "../engine/engine-error.ts";
import { clearTrial } from "./clear-trial.ts";
import { type TrialServices, tryStep } from "./try-step.ts";

/** Tries one step as the row of the trial says. What comes of it, good or bad, stands on the row. */
export async function runSample(services: TrialServices, { runId }: { runId: string }): Promise<null> {
  const { db, masterKey, log } = services.runner;
  const run = await openSampleRun(db, { id: runId, masterKey });
  if (!run) return null;
  const { id, flowId, stepId, startedBy, configHash, request } = run;
  const finish = { id, flowId, from: "running", masterKey } as const;
  const outcome: SampleOutcome = { logs: run.outcome.logs };
  const fail = (error: SampleOutcome["error"]) => failSampleRun(db, { ...finish, outcome: { ...outcome, error } });
  try {
    if (run.outcome.phase !== undefined) {
      // The job is here for the second time: whoever had it died. Trying again could write twice.
      await clearTrial(services.runner, run);
      await fail({ name: "RunnerEnded", message: "The runner ended in the middle of it." });
      return null;
    }
    if (run.deadlineAt.getTime() <= Date.now()) {
      // Whoever asked has given up by now, and does not expect it to write somewhere any more.
      await fail({ name: "RunnerLate", message: "No runner took it up in time." });
      return null;
    }
    await noteSampleOutcome(db, { id, flowId, masterKey, outcome: { phase: "starting", logs: [] } });
    const tried = await tryStep(services, run);
    outcome.logs = tried.logs;
    const { messages, isMore } = tried.outputs;
    const [message] = messages;
    if (messages.length > 1 || (message && tried.error)) {
      outcome.outputs = messages;
      outcome.isMore = isMore;
    }
    if (tried.error) {
      await fail(tried.error);
    } else if (message) {
      const sample = { stepId, message, source: request.sampleSource, configHash, takenBy: startedBy };
      await completeSampleRun(db, { ...finish, outcome, sample });
    }
  } catch (error) {
    const isExpected = error instanceof DomainError || error instanceof EngineError;
    if (!isExpected) log.error({ err: error, runId }, "the trial of a step failed");
    const message = isExpected ? error.message : "The runner failed at it; its log says more.";
    await fail({ name: "NotTried", message });
  }
  return null;
}
