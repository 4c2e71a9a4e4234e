import { collectorQueues, type Delivery } from "@millrace/broker";
import type { FlowFactsCache } from "../recorder/flow-facts.ts";
import type { Runner, Settings } from "../runner.ts";
import { DelayQueues } from "./delay-queues.ts";
import type { ReboundNotes } from "./rebound-notes.ts";
import { type Returning, returnRebound } from "./return-rebounds.ts";

export interface Rebounds {
  /** Takes no more and waits for those in hand. */
  stop(): Promise<void>;
}

interface Options extends Pick<Runner, "session" | "log" | "signal"> {
  settings: Pick<Settings, "prefix" | "queueType">;
  facts: FlowFactsCache;
  notes: ReboundNotes;
}

/** Many at a time, in whatever order: each only waits for a confirm. */
const prefetch = 1_000;
const stopWithinMs = 3_000;

/**
 * Brings messages back that steps asked for again later: from the collector each goes into a queue for its delay, from there, when
 * its time has come, to its step. The collectors must exist.
 */
export async function startRebounds({ session, settings, facts, notes, log, signal }: Options): Promise<Rebounds> {
  const names = collectorQueues(settings.prefix);
  const returning: Returning = {
    facts,
    notes,
    queues: new DelayQueues(session, { queueType: settings.queueType, prefix: settings.prefix, signal }),
    toQueues: session.publisher(),
    toSteps: session.publisher(),
    log,
    signal,
  };
  const onMessage = (isDue: boolean) => (delivery: Delivery) => {
    void returnRebound(returning, delivery, isDue).catch((error: unknown) => {
      if (!signal.aborted) log.error({ err: error }, "a rebound was given back to its queue");
      delivery.reject({ requeue: true });
    });
  };
  const consumers = await Promise.all([
    session.consume({ queue: names.rebounds, prefetch, onMessage: onMessage(false), signal }),
    session.consume({ queue: names.reboundsDue, prefetch, onMessage: onMessage(true), signal }),
  ]);
  return {
    stop: async () => {
      await Promise.all(consumers.map((consumer) => consumer.cancel()));
      await Promise.race([
        Promise.all(consumers.map((consumer) => consumer.drain())),
        new Promise((resolve) => setTimeout(resolve, stopWithinMs).unref()),
      ]);
    },
  };
}
