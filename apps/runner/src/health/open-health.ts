import { randomUUID } from "node:crypto";
import { collectorQueues, openMessageProbe, type Publisher, queueDepth } from "@millrace/broker";
import { keepAnswer, within } from "@millrace/health";
import { type JobName, openJobBacklog, openJobProbe } from "@millrace/jobs";
import type { Runner } from "../runner.ts";
import { type Check, checkHealth } from "./check-health.ts";
import { ConsumerProgress } from "./consumer-progress.ts";

export interface Health {
  /** What is wrong, in words for an operator; empty when the runner does its work. At most two seconds old. */
  problems(): Promise<string[]>;
  close(): Promise<void>;
}

interface Options {
  runner: Runner;
  publisher: Publisher;
  pulse: Pulse;
}

/** When the runner's own loops came round for the last time, epoch milliseconds. */
interface Pulse {
  sweptAt: number;
  picturedAt: number;
}

/** However often somebody asks: a probe travels through every service. Trouble is looked at again sooner. */
const goodForMs = { healthy: 2_000, failing: 300 };
/** Below the deadline of a check, so that a probe that does not come back leaves nothing behind. */
const travelMs = 2_500;
/** Three sweeps missed. */
const lateMs = 20_000;
const stalledAfterMs = 30_000;
/** Jobs that are done in an instant; calls into components may wait for each other for long. */
const promptJobs: readonly JobName[] = ["reconcile", "wake", "poll", "run-now"];

/**
 * Proves that work is consumed and not merely that sockets are open: a connection that is half open, a consumer that takes nothing, a
 * worker that is stuck all look healthy from outside.
 */
export function openHealth({ runner, publisher, pulse }: Options): Health {
  const { db, session, settings, engine, schedules, locks, redisPlace } = runner;
  const message = openMessageProbe({
    name: `${settings.prefix}-runner`,
    session: () => session,
    publish: (outgoing) => publisher.publish(outgoing),
  });
  const job = openJobProbe(redisPlace);
  const backlog = openJobBacklog(redisPlace, { names: promptJobs });
  const progress = new ConsumerProgress({ stalledAfterMs });
  const lockName = `health/${randomUUID()}`;

  const checks: readonly Check[] = [
    { problem: "PostgreSQL does not answer", prove: () => db.$queryRaw`SELECT 1` },
    {
      problem: "PostgreSQL: the connection that holds the flows' locks does not answer",
      prove: async () => {
        const unlock = await locks.tryLock(lockName);
        if (!unlock) throw new Error("The lock of the last check is still held");
        await unlock();
      },
    },
    { problem: "Redis does not answer", prove: () => schedules.list() },
    { problem: "Redis: jobs are not taken, not even our own", prove: () => job.travel({ timeoutMs: travelMs }) },
    { problem: "the Docker Engine does not answer", prove: () => engine.hasImage("millrace/node:24") },
    {
      problem: "RabbitMQ: a message to ourselves does not come back",
      prove: () => message.travel({ timeoutMs: travelMs }),
    },
  ];

  const look = async () => {
    const [problems, late, stalled] = await Promise.all([
      checkHealth(checks),
      lateJobs().catch(() => []), // Redis itself is a check
      stalledCollectors().catch(() => []), // and so is RabbitMQ
    ]);
    return [...problems, ...late, ...stalled, ...missedBeats(pulse, Date.now())];
  };

  async function lateJobs(): Promise<string[]> {
    const waiting = Object.entries(await within(travelMs, backlog.waitingMs()));
    return waiting
      .filter(([, waitingMs]) => waitingMs >= stalledAfterMs)
      .map(([name, waitingMs]) => `Redis: a job "${name}" has waited for ${Math.round(waitingMs / 1000)} s`);
  }

  async function stalledCollectors(): Promise<string[]> {
    const queues = Object.values(collectorQueues(settings.prefix));
    const glances = await Promise.all(queues.map((queue) => glanceAt(runner, queue)));
    const stalled = progress.stalled(glances, Date.now());
    return [
      ...glances.filter(({ consumers }) => consumers === 0).map(({ queue }) => `RabbitMQ: nobody reads ${queue}`),
      ...stalled.map((queue) => `RabbitMQ: ${queue} holds messages, and none was finished for a while`),
    ];
  }

  return {
    problems: keepAnswer({
      look,
      goodForMs: ({ length }) => (length === 0 ? goodForMs.healthy : goodForMs.failing),
    }),
    close: async () => {
      await Promise.all([job.close(), backlog.close()]);
    },
  };
}

function missedBeats({ sweptAt, picturedAt }: Pulse, now: number): string[] {
  return [
    ...(now - sweptAt > lateMs ? ["flows have not been swept for a while"] : []),
    ...(now - picturedAt > lateMs ? ["live pictures of flows have not been made for a while"] : []),
  ];
}

async function glanceAt({ session }: Runner, queue: string) {
  const depth = await within(travelMs, queueDepth(session, queue));
  const consumer = session.consumers.find((each) => each.queue === queue);
  return {
    queue,
    consumers: depth?.consumers ?? 0,
    ready: depth?.ready ?? 0,
    inFlight: consumer?.inFlight ?? 0,
    settledCount: consumer?.settledCount ?? 0,
  };
}
