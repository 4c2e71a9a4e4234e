import { assertSettledTopology, type Consumer, collectorQueues, planCollectors } from "@millrace/broker";
import type { Runner } from "../runner.ts";
import { consumeBatches, type WriteBatch } from "./batch-consumer.ts";
import type { FlowFactsCache } from "./flow-facts.ts";
import { keepPartitions } from "./keep-partitions.ts";
import { writeErrors } from "./record-errors.ts";
import { writeSnapshots } from "./record-snapshots.ts";
import { writeTraces } from "./record-traces.ts";
import { sortDeadLetters } from "./sort-dead-letters.ts";

export interface Recorder {
  /** Takes no more messages and waits for those in hand. */
  stop(): Promise<void>;
}

interface Options {
  runner: Runner;
  facts: FlowFactsCache;
  onTraces: (count: number) => void;
  /** A flow's errors or totals changed. */
  onErrors: (flowId: string) => void;
}

/** Takes what steps report off the collector queues and writes it into the database. */
export async function startRecorder({ runner, facts, onTraces, onErrors }: Options): Promise<Recorder> {
  const { db, session, settings, log, signal } = runner;
  await keepPartitions({ db, log }, { keepDays: settings.traceRetentionDays, signal });
  const { queueType, prefix } = settings;
  await assertSettledTopology(session, planCollectors({ queueType, prefix }), {
    queueType,
    unsettled: new Set(),
    signal,
  });
  const queues = collectorQueues(settings.prefix);
  const collect = (queue: string, tuning: { prefetch: number; flushAfterMs: number }) => {
    return (write: WriteBatch): Promise<Consumer> =>
      consumeBatches(session, { queue, ...tuning, write, isDatabaseUp: () => isDatabaseUp(runner), log, signal });
  };
  const publisher = session.publisher();
  const recorded = { db, facts, log };
  const consumers = await Promise.all([
    // A trace message holds up to 500 records.
    collect(queues.traces, { prefetch: 20, flushAfterMs: 250 })((batch, { isSecondTry }) =>
      writeTraces({ ...recorded, onRecorded: onTraces }, batch, { isSecondTry }),
    ),
    collect(queues.errors, { prefetch: 200, flushAfterMs: 100 })((batch) =>
      writeErrors({ ...recorded, onRecorded: onErrors }, batch),
    ),
    collect(queues.snapshots, { prefetch: 500, flushAfterMs: 50 })((batch) => writeSnapshots({ db, log }, batch)),
    sortDeadLetters(session, { queue: queues.deadletters, db, facts, publisher, log, onRecorded: onErrors, signal }),
  ]);
  return {
    stop: async () => {
      await Promise.all(consumers.map((consumer) => consumer.cancel()));
      await Promise.race([
        Promise.all(consumers.map((consumer) => consumer.drain())),
        new Promise((resolve) => setTimeout(resolve, 3_000).unref()),
      ]);
    },
  };
}

async function isDatabaseUp({ db }: Runner): Promise<boolean> {
  try {
    await db.$queryRaw`SELECT 1`;
    return true;
  } catch {
    return false;
  }
}
