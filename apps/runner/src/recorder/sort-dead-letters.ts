import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import {
  type Consumer,
  type Delivery,
  flowExchange,
  type Publisher,
  relayedHeaders,
  routingKey,
  type Session,
  Unroutable,
} from "@millrace/broker";
import { type Database, hasErrorRecord } from "@millrace/db";
import type { Logger } from "pino";
import { type DeadLetter, readDeadLetter } from "./dead-letter.ts";
import { findKillerDeath } from "./find-killer-death.ts";
import type { FlowFactsCache } from "./flow-facts.ts";
import { quarantineReason } from "./quarantine-reason.ts";
import { recordSetAside } from "./record-set-aside.ts";
import { tellErrorHandler } from "./tell-error-handler.ts";

interface Sorting {
  db: Database;
  facts: FlowFactsCache;
  publisher: Publisher;
  log: Logger;
  onRecorded: (flowId: string) => void;
  waits: { errorRecordMs: number; deathMs: number; quarantineMs: number };
  signal: AbortSignal;
}

type Options = Omit<Sorting, "waits"> & Partial<Pick<Sorting, "waits">> & { queue: string };

/** How long to wait for what explains a dead letter before it is set aside without. */
const waits = {
  /** The error message of a rejection travels beside the dead letter and may be recorded later. */
  errorRecordMs: 15_000,
  /** How a container ended is written down when a runner sees it, mostly within a second. */
  deathMs: 10_000,
  /** A flow that is up has its quarantines made within moments; a step that was taken out of it has none any more. */
  quarantineMs: 60_000,
};
const lookAgainMs = 500;
const retryMs = 2_000;
const confirmTimeoutMs = 10_000;

/**
 * Dead letters are of two kinds. What a step rejected has its error record, with the input: the copy here is dropped.
 * Everything else, poison above all, goes to its step's quarantine, confirmed, gets an error record, and the flow's error handler hears of it.
 */
export async function sortDeadLetters(session: Session, { queue, ...options }: Options): Promise<Consumer> {
  const sorting: Sorting = { waits, ...options };
  const onMessage = (delivery: Delivery) => {
    void sortUntilDone(sorting, delivery).catch((error: unknown) => {
      if (!sorting.signal.aborted) sorting.log.error({ err: error }, "a dead letter was given back to its queue");
      delivery.reject({ requeue: true });
    });
  };
  return await session.consume({ queue, prefetch: 200, onMessage, signal: sorting.signal });
}

async function sortUntilDone(sorting: Sorting, delivery: Delivery): Promise<void> {
  const letter = readDeadLetter(delivery);
  const since = Date.now();
  // A lost connection hands the letter out again: the later delivery is then the one to look after.
  while (delivery.isCurrent) {
    sorting.signal.throwIfAborted();
    try {
      const isSorted = letter === undefined || (await sort(sorting, { delivery, letter, ageMs: Date.now() - since }));
      if (isSorted) {
        delivery.ack();
        return;
      }
      await pause(lookAgainMs, undefined, { signal: sorting.signal });
    } catch (error) {
      if (sorting.signal.aborted) throw error;
      sorting.log.warn({ err: error, ...letter }, "could not sort a dead letter, trying again");
      await pause(retryMs, undefined, { signal: sorting.signal });
    }
  }
}

interface Sorted {
  delivery: Delivery;
  letter: DeadLetter;
  ageMs: number;
}

/** @returns false when it is too early to tell. */
async function sort(sorting: Sorting, { delivery, letter, ageMs }: Sorted): Promise<boolean> {
  const { db, facts: cache, waits: most, log } = sorting;
  const { flowId, stepId, messageId, reason } = letter;
  if (!(await cache.find(flowId))) return true;
  if (reason === "rejected" && messageId !== undefined) {
    if (await hasErrorRecord(db, { flowId, stepId, messageId })) return true;
    if (ageMs < most.errorRecordMs) return false;
  }
  const death = reason === "delivery_limit" ? await findKillerDeath(db, letter) : undefined;
  if (reason === "delivery_limit" && !death && ageMs < most.deathMs) return false;
  // Its copy is found by its id when it is sent back.
  const named = { ...letter, messageId: messageId ?? randomUUID() };
  const isInQuarantine = await moveToQuarantine(sorting, { delivery, letter: named, ageMs });
  const facts = await cache.find(flowId);
  if (!facts) return true;
  const error = quarantineReason(named, { death, isInQuarantine });
  const isHandled = await tellErrorHandler(sorting.publisher, { delivery, letter: named, facts, error });
  await recordSetAside(db, { delivery, letter: named, facts, death, error, isInQuarantine, isHandled });
  log.warn({ ...named, exitCode: death?.exitCode, isInQuarantine }, "a message was set aside");
  sorting.onRecorded(flowId);
  return true;
}

/**
 * @returns false when there is no quarantine any more: the flow was stopped, or has the step no longer.
 * @throws Unroutable when it is up and has none yet.
 */
async function moveToQuarantine(
  { publisher, facts, waits: most }: Sorting,
  { delivery, letter, ageMs }: Sorted,
): Promise<boolean> {
  const { flowId, stepId, messageId, reason } = letter;
  try {
    await publisher.publish({
      exchange: flowExchange(flowId),
      routingKey: routingKey({ flowId, stepId, kind: "quarantine" }),
      content: delivery.content,
      headers: { ...relayedHeaders(delivery.headers), messageId, quarantineReason: reason },
      mandatory: true,
      timeoutMs: confirmTimeoutMs,
    });
    return true;
  } catch (error) {
    if (!(error instanceof Unroutable)) throw error;
    const known = await facts.find(flowId, { notBefore: Date.now() });
    if (known?.hasQueues && ageMs < most.quarantineMs) throw error;
    return false;
  }
}
