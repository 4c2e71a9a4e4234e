import { setTimeout as pause } from "node:timers/promises";
import {
  type Consumer,
  type Delivery,
  flowExchange,
  type Publisher,
  routingKey,
  type Session,
  Unroutable,
} from "@millrace/broker";
import { type Database, hasErrorRecord, insertErrors, recordTraces } from "@millrace/db";
import { deliveryLimit } from "@millrace/flow";
import type { Logger } from "pino";
import { type DeadLetter, quarantineReason, readDeadLetter } from "./dead-letter.ts";
import type { FlowFacts, FlowFactsCache } from "./flow-facts.ts";
import { inputHeaders } from "./input-headers.ts";
import { summarizeTraces } from "./summarize-traces.ts";

interface Sorting {
  db: Database;
  facts: FlowFactsCache;
  publisher: Publisher;
  log: Logger;
  onRecorded: (flowId: string) => void;
  signal: AbortSignal;
}

/** The error message of a rejection travels beside the dead letter and may be recorded later. */
const errorRecordWaitMs = 15_000;
const lookAgainMs = 500;
const retryMs = 2_000;
const confirmTimeoutMs = 10_000;

/**
 * Dead letters are of two kinds. What a step rejected has its error record, with the input: the copy here is dropped.
 * Everything else, poison above all, goes to its step's quarantine, confirmed, and gets an error record.
 */
export async function sortDeadLetters(
  session: Session,
  { queue, ...sorting }: Sorting & { queue: string },
): Promise<Consumer> {
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
  const { flowId, stepId, messageId } = letter;
  const facts = await sorting.facts.find(flowId);
  if (!facts) return true;
  if (letter.reason === "rejected" && messageId !== undefined) {
    if (await hasErrorRecord(sorting.db, { flowId, stepId, messageId })) return true;
    if (ageMs < errorRecordWaitMs) return false;
  }
  if (!(await moveToQuarantine(sorting, { delivery, letter }))) return true;
  await recordSetAside(sorting, { delivery, letter, facts });
  sorting.log.warn({ ...letter }, "a message was set aside in its step's quarantine");
  sorting.onRecorded(flowId);
  return true;
}

/** @returns false when the flow's exchange is gone: it was stopped, and its messages with it. */
async function moveToQuarantine(
  { publisher }: Sorting,
  { delivery, letter }: { delivery: Delivery; letter: DeadLetter },
): Promise<boolean> {
  const { flowId, stepId, reason } = letter;
  const { "x-death": _deaths, ...headers } = delivery.headers;
  try {
    await publisher.publish({
      exchange: flowExchange(flowId),
      routingKey: routingKey({ flowId, stepId, kind: "quarantine" }),
      content: delivery.content,
      headers: { ...headers, quarantineReason: reason },
      mandatory: true,
      timeoutMs: confirmTimeoutMs,
    });
    return true;
  } catch (error) {
    if (error instanceof Unroutable) return false;
    throw error;
  }
}

async function recordSetAside(
  { db }: Sorting,
  { delivery, letter, facts }: { delivery: Delivery; letter: DeadLetter; facts: FlowFacts },
): Promise<void> {
  const { flowId, stepId, messageId, threadId, protocolVersion } = letter;
  const now = Date.now();
  const execId = letter.execId ?? facts.execId ?? "";
  await insertErrors(db, [
    {
      workspaceId: facts.workspaceId,
      flowId,
      stepId,
      execId,
      threadId: threadId ?? null,
      messageId: messageId ?? null,
      at: now,
      ...quarantineReason(letter, deliveryLimit),
      stack: null,
      sealedInput: delivery.content.toString(protocolVersion === 2 ? "base64" : "latin1"),
      sealedLogs: null,
      inputHeaders: inputHeaders(delivery.headers, { sender: delivery.headers.stepId, protocolVersion }),
      quarantined: { death: undefined },
    },
  ]);
  if (threadId === undefined) return;
  const record = {
    messageId: messageId ?? "",
    threadId,
    start: now,
    end: now,
    outcome: "error" as const,
    emitted: 0,
    inBytes: delivery.content.length,
    outBytes: 0,
  };
  const batch = { v: 1 as const, flowId, stepId, execId, containerId: "", records: [record] };
  await recordTraces(db, summarizeTraces([{ batch, facts }]));
}
