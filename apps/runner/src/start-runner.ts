import type { Logger } from "pino";
import { CallLines } from "./design-time/call-lines.ts";
import { ResultInbox } from "./design-time/result-inbox.ts";
import { WarmContainers } from "./design-time/warm-containers.ts";
import type { Env } from "./env.ts";
import { createMetrics, renderMetrics } from "./health/metrics.ts";
import { openHealth } from "./health/open-health.ts";
import { Leader } from "./leader.ts";
import { LiveBoard } from "./live/live-board.ts";
import { TokenRenewals } from "./oauth/token-renewals.ts";
import { openServices } from "./open-services.ts";
import { ReboundNotes } from "./rebounds/rebound-notes.ts";
import { startRebounds } from "./rebounds/start-rebounds.ts";
import { ActivityWatch } from "./reconciler/observe/activity.ts";
import type { Eyes } from "./reconciler/observe/eyes.ts";
import { FlowMemory } from "./reconciler/observe/flow-memory.ts";
import { VersionCache } from "./reconciler/observe/version-cache.ts";
import { Reconciler } from "./reconciler/reconciler.ts";
import { FlowFactsCache } from "./recorder/flow-facts.ts";
import { startRecorder } from "./recorder/start-recorder.ts";
import { SampleDesk } from "./samples/sample-desk.ts";
import { startLoops } from "./start-loops.ts";
import { startWorkers } from "./start-workers.ts";
import { createStepApi } from "./step-api/create-step-api.ts";
import { listen } from "./step-api/listen.ts";

export interface RunningRunner {
  /** Port of the step API, health and metrics. */
  port: number;
  /** Lets go of everything; containers and queues stay as they are, for the next runner to go on with. */
  stop(): Promise<void>;
}

const stopWithinMs = 15_000;

/** Builds, wires and starts everything a runner does. Throws when a service it cannot do without is missing. */
export async function startRunner({ env, log }: { env: Env; log: Logger }): Promise<RunningRunner> {
  const ending = new AbortController();
  const runner = await openServices({ env, log, signal: ending.signal, onLocksLost: () => leader.lost() });
  const { db, masterKey, session, live } = runner;
  const leader = new Leader(runner.locks, `live/${env.MILLRACE_PREFIX}`);
  const metrics = createMetrics();
  const versions = new VersionCache(db);
  const notes = new ReboundNotes();
  const board = new LiveBoard(runner, { versions, notes });
  const facts = new FlowFactsCache({ db, masterKey });
  const publisher = session.publisher();
  const inbox = new ResultInbox();
  const lines = new CallLines();
  const warm = new WarmContainers({ runner, lines });
  const renewals = new TokenRenewals(runner);
  const desk = new SampleDesk();

  // Neither is waited for: a start goes on while Redis is away, or the picture takes its time.
  const tell = (flowId: string) =>
    live.flowChanged(flowId).catch((error: unknown) => log.warn({ err: error }, "could not tell of a change"));
  const changed = (flowId: string) => {
    facts.forget(flowId);
    void tell(flowId);
    board.publishNow(flowId).catch((error: unknown) => log.warn({ err: error }, "could not show a change"));
  };
  const memory = new FlowMemory();
  const activity = new ActivityWatch({ stats: (id) => runner.engine.stats(id), since: memory.since });
  const eyes: Eyes = { runner, memory, activity, versions, queueFacts: () => board.queueFacts };
  const reconciler = new Reconciler({ ...eyes, publisher, metrics, changed });

  const pulse = { sweptAt: Date.now(), picturedAt: Date.now() };
  const health = openHealth({ runner, publisher, pulse });
  const showMetrics = () => renderMetrics(metrics, { db, reconciling: reconciler.activeCount });
  const server = await listen(
    createStepApi({
      ...{ db, masterKey, inbox, lines, renewals, desk, log },
      baseUrl: runner.settings.stepApiUrlForSteps,
      health: health.problems,
      metrics: showMetrics,
    }),
    env.MILLRACE_STEP_API_PORT,
  );
  const onTraces = (count: number) => metrics.traces.inc(count);
  const recorder = await startRecorder({ runner, facts, onTraces, onErrors: tell });
  const rebounds = await startRebounds({ ...runner, facts, notes });
  const onCopied = (queue: string, count: number) => board.messagesCopied(queue, count);
  const workers = startWorkers({
    runner,
    publisher,
    inbox,
    warm,
    renewals,
    desk,
    memory,
    reconciler,
    health,
    onCopied,
  });
  const onSwept = () => {
    pulse.sweptAt = Date.now();
    metrics.sweeps.inc();
  };
  const onPictured = () => {
    pulse.picturedAt = Date.now();
  };
  const loops = startLoops({ eyes, reconciler, board, leader, renewals, onSwept, onPictured });
  log.info({ port: server.port, prefix: env.MILLRACE_PREFIX }, "the runner runs");

  return {
    port: server.port,
    stop: async () => {
      ending.abort();
      const late = new Promise((resolve) => setTimeout(resolve, stopWithinMs).unref());
      const done = Promise.all([workers.close(), recorder.stop(), rebounds.stop(), reconciler.drained(), ...loops]);
      await Promise.race([done.then(() => warm.close()), late]);
      await Promise.all([server.close(), health.close()]);
      await runner.close();
    },
  };
}
