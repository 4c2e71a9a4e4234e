import { serve } from "@hono/node-server";
import { createManagement, openSession } from "@millrace/broker";
import { closeDatabase, openDatabase, openFlowLocks, readMasterKey, verifyEncryptionKey } from "@millrace/db";
import { openLivePublisher, openPollSchedules } from "@millrace/jobs";
import type { Logger } from "pino";
import { ResultInbox } from "./design-time/result-inbox.ts";
import { openDockerEngine } from "./engine/docker/docker-engine.ts";
import type { Env } from "./env.ts";
import { every } from "./every.ts";
import { checkHealth } from "./health/check-health.ts";
import { createMetrics } from "./health/metrics.ts";
import { Leader } from "./leader.ts";
import { LiveBoard } from "./live/live-board.ts";
import { FlowMemory } from "./reconciler/flow-memory.ts";
import { labels } from "./reconciler/labels.ts";
import type { Eyes } from "./reconciler/observe.ts";
import { Reconciler } from "./reconciler/reconciler.ts";
import { sweep } from "./reconciler/sweep.ts";
import { OrphanSweep } from "./reconciler/sweep-orphans.ts";
import { VersionCache } from "./reconciler/version-cache.ts";
import { FlowFactsCache } from "./recorder/flow-facts.ts";
import { startRecorder } from "./recorder/start-recorder.ts";
import type { Runner } from "./runner.ts";
import { poll } from "./schedules/poll.ts";
import { settingsFrom } from "./settings.ts";
import { startWorkers } from "./start-workers.ts";
import { createStepApi } from "./step-api/create-step-api.ts";

export interface RunningRunner {
  /** Port of the step API, health and metrics. */
  port: number;
  /** Lets go of everything; containers and queues stay as they are, for the next runner to go on with. */
  stop(): Promise<void>;
}

const sweepMs = 5_000;
const orphanSweepMs = 30_000;
const livePictureMs = 1_000;
const healthyWithinMs = 15_000;

/** Builds, wires and starts everything a runner does. Throws when a service it cannot do without is missing. */
export async function startRunner({ env, log }: { env: Env; log: Logger }): Promise<RunningRunner> {
  const logged = (what: string) => (error: unknown) => log.warn({ err: error }, `${what} failed, trying again`);
  const ending = new AbortController();
  const { signal } = ending;
  const metrics = createMetrics();
  const masterKey = readMasterKey(env.MILLRACE_ENCRYPTION_KEY_FILE);
  const db = openDatabase({ url: env.DATABASE_URL });
  await verifyEncryptionKey(db, { masterKey });
  const settings = settingsFrom(env);
  const redisPlace = { url: env.REDIS_URL, prefix: env.MILLRACE_PREFIX };
  const engine = openDockerEngine({ host: env.DOCKER_HOST });
  const session = await openSession({ url: env.AMQP_URL, name: "millrace-runner", log });
  const vhost = decodeURIComponent(new URL(env.AMQP_URL).pathname.slice(1)) || "/";
  const management = createManagement({ url: env.RABBITMQ_MANAGEMENT_URL, vhost });
  const locks = openFlowLocks({
    url: env.DATABASE_URL,
    onLost: (error) => {
      log.warn({ reason: error.message }, "lost the database connection that holds the locks");
      leader.lost();
    },
  });
  const leader = new Leader(locks, `live/${env.MILLRACE_PREFIX}`);
  const schedules = openPollSchedules(redisPlace);
  const live = openLivePublisher(redisPlace);
  const runner: Runner = {
    settings,
    db,
    masterKey,
    redisPlace,
    session,
    management,
    engine,
    schedules,
    live,
    locks,
    log,
    signal,
  };

  await engine.ensureNetwork(settings.network);
  const versions = new VersionCache(db);
  const board = new LiveBoard(runner, versions);
  const facts = new FlowFactsCache({ db, masterKey });
  const publisher = session.publisher();
  const pollFlow = async (flowId: string) => {
    const isSent = await poll({ runner, publisher }, { flowId });
    metrics.polls.inc({ outcome: isSent ? "sent" : "skipped" });
  };
  const changed = (flowId: string) => {
    facts.forget(flowId);
    // Neither waits: a start goes on while Redis is away, or the picture takes its time.
    live.flowChanged(flowId).catch(logged("telling of a change"));
    board.publishNow(flowId).catch(logged("a live picture"));
  };
  const eyes: Eyes = { runner, memory: new FlowMemory(), versions, queueFacts: () => board.queueFacts };
  const reconciler = new Reconciler({ ...eyes, pollNow: pollFlow, changed });
  const inbox = new ResultInbox();
  let lastSweepAt = Date.now();
  const health = () => checkHealth(runner, { lastSweepAt, now: Date.now() });

  const app = createStepApi({
    db,
    masterKey,
    inbox,
    log,
    health,
    metrics: async () => {
      metrics.reconciling.set(reconciler.activeCount);
      return { contentType: metrics.registry.contentType, text: await metrics.registry.metrics() };
    },
  });
  const server = await listen(app, env.MILLRACE_STEP_API_PORT);
  const recorder = await startRecorder({
    runner,
    facts,
    onTraces: (count) => metrics.traces.inc(count),
    onErrors: (flowId) => void live.flowChanged(flowId),
  });
  const workers = startWorkers({ runner, publisher, inbox, reconciler, pollFlow });

  const orphans = new OrphanSweep(runner);
  const loops = [
    every(
      async () => {
        await sweep(eyes, reconciler);
        lastSweepAt = Date.now();
        metrics.sweeps.inc({ outcome: "done" });
      },
      { intervalMs: sweepMs, signal, onError: logged("the sweep") },
    ),
    every(() => orphans.sweep(), { intervalMs: orphanSweepMs, signal, onError: logged("the sweep of orphans") }),
    every(async () => board.tick({ publishes: await leader.isLeader() }), {
      intervalMs: livePictureMs,
      signal,
      onError: logged("the live picture"),
    }),
    engine.watch({
      label: `${labels.installation}=${settings.prefix}`,
      onEvent: ({ action, labels: given }) => {
        if (!/^(start|die|oom|destroy)$/.test(action)) return;
        board.containersChanged();
        const flowId = given[labels.flow];
        if (flowId && action !== "start") reconciler.request(flowId);
      },
      onGap: () => board.containersChanged(),
      signal,
    }),
  ];
  log.info({ port: server.port, prefix: settings.prefix }, "the runner runs");

  return {
    port: server.port,
    stop: async () => {
      ending.abort();
      await Promise.race([
        Promise.all([workers.close(), recorder.stop(), reconciler.drained(), ...loops]),
        new Promise((resolve) => setTimeout(resolve, healthyWithinMs).unref()),
      ]);
      await server.close();
      await Promise.all([session.close(), schedules.close(), locks.close(), closeDatabase(db)]);
      live.close();
    },
  };
}

async function listen(
  app: { fetch: (request: Request) => Response | Promise<Response> },
  port: number,
): Promise<{ port: number; close(): Promise<void> }> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  // On all interfaces: step containers come over the bridge.
  const server = serve({ fetch: app.fetch, port, hostname: "0.0.0.0" }, (address) => resolve(address.port));
  server.once("error", (cause) => reject(new Error(`The step API cannot listen on port ${port}`, { cause })));
  const close = () => new Promise<void>((done) => server.close(() => done()));
  return {
    port: await promise,
    close: async () => {
      if ("closeAllConnections" in server) server.closeAllConnections();
      await close();
    },
  };
}
