import { setTimeout as pause } from "node:timers/promises";
import {
  type Delivery,
  flowExchange,
  type Publisher,
  QueueFull,
  relayedHeaders,
  routingKey,
  Unroutable,
} from "@millrace/broker";
import type { Logger } from "pino";
import type { FlowFacts, FlowFactsCache } from "../recorder/flow-facts.ts";
import type { DelayQueues } from "./delay-queues.ts";
import { dueHeader, type Rebound, readRebound, refusalDelayMs, refusalsHeader } from "./rebound.ts";
import type { ReboundNotes } from "./rebound-notes.ts";

export interface Returning {
  facts: FlowFactsCache;
  queues: DelayQueues;
  notes: ReboundNotes;
  /** To queues of rebounds, by name. */
  toQueues: Publisher;
  /** To flows' exchanges. Apart, since an exchange that is gone closes the channel for all that is under way on it. */
  toSteps: Publisher;
  log: Logger;
  signal: AbortSignal;
}

/** A shorter rest of a delay is not worth a queue. */
const negligibleMs = 10;
const confirmTimeoutMs = 10_000;
const retryMs = { first: 200, max: 5_000 };

/**
 * Takes a rebound one hop further: into a queue for what is left of its delay, or to its step when that is over. Acknowledged when
 * the broker has confirmed the copy, so that a crash in between makes two of it rather than none. One whose flow has been
 * stopped since is dropped, like everything else that waited in it.
 */
export async function returnRebound(returning: Returning, delivery: Delivery, isDue: boolean): Promise<void> {
  const { log, signal } = returning;
  const receivedAt = Date.now();
  const rebound = readRebound(delivery, { now: receivedAt, isDue });
  let notBefore = 0;
  // A lost connection hands it out again: the later delivery is then the one to look after.
  for (let delayMs = retryMs.first; delivery.isCurrent; delayMs = Math.min(retryMs.max, delayMs * 2)) {
    signal.throwIfAborted();
    try {
      if (rebound && (await isWanted(returning, rebound, { notBefore, receivedAt }))) {
        await forward(returning, delivery, { rebound, isSureOfFlow: notBefore > 0 });
      } else log.info({ key: delivery.routingKey }, "a rebound that belongs to no flow that is up is dropped");
      delivery.ack();
      return;
    } catch (error) {
      if (signal.aborted) throw error;
      // A queue or an exchange that is gone went with its flow: whether that is still so is looked up.
      if (error instanceof Unroutable && notBefore === 0) notBefore = Date.now();
      else log.warn({ err: error, ...rebound }, "could not take a rebound further, trying again");
      await pause(delayMs, undefined, { signal });
    }
  }
}

/** A flow is given up on only when that was read after the message came: what is known of it may be some seconds old. */
async function isWanted(
  { facts }: Returning,
  rebound: Rebound,
  { notBefore, receivedAt }: { notBefore: number; receivedAt: number },
): Promise<boolean> {
  const known = await facts.find(rebound.flowId, { execId: rebound.execId, notBefore });
  if (isOfPresentStart(rebound, known)) return true;
  return isOfPresentStart(rebound, await facts.find(rebound.flowId, { notBefore: receivedAt }));
}

function isOfPresentStart({ execId, sentAt }: Rebound, facts: FlowFacts | undefined): boolean {
  if (!facts?.hasQueues) return false;
  // The gateway may stamp a former start on a message for a moment: the time it was sent back decides then.
  const isStampedSo = execId === undefined || execId === facts.execId;
  return isStampedSo || sentAt === undefined || facts.startedAt === undefined || sentAt >= facts.startedAt;
}

interface Forward {
  rebound: Rebound;
  /** The flow was looked up since something of it was missing. */
  isSureOfFlow: boolean;
}

async function forward(returning: Returning, delivery: Delivery, { rebound, isSureOfFlow }: Forward): Promise<void> {
  const leftMs = rebound.dueAt - Date.now();
  if (leftMs > negligibleMs) {
    await putAside(returning, delivery, { ...rebound, leftMs });
    return;
  }
  try {
    await putBack(returning, delivery, rebound);
  } catch (error) {
    // A flow that is up and has no such queue is about to have it.
    const isRefusal = error instanceof QueueFull || (error instanceof Unroutable && isSureOfFlow);
    if (!isRefusal) throw error;
    const delayMs = refusalDelayMs(rebound.refusals);
    await putAside(returning, delivery, { ...rebound, delayMs, leftMs: delayMs, refusals: rebound.refusals + 1 });
  }
}

interface Aside extends Rebound {
  leftMs: number;
}

async function putAside({ queues, toQueues, notes }: Returning, delivery: Delivery, aside: Aside): Promise<void> {
  const { leftMs, refusals, reason } = aside;
  const why = refusals > 0 ? "Its step's queue is full." : (reason ?? "The step gave no reason.");
  const dueAt = Date.now() + leftMs;
  notes.add(aside, { dueAt, reason: why });
  const queue = await queues.find(aside);
  // Making the queue may have taken a part of the delay.
  const stillMs = Math.max(1, Math.ceil(dueAt - Date.now()));
  try {
    await toQueues.publish({
      routingKey: queue,
      content: delivery.content,
      headers: {
        ...relayedHeaders(delivery.headers),
        [dueHeader]: Math.ceil(dueAt),
        ...(refusals > 0 ? { [refusalsHeader]: refusals } : {}),
      },
      expirationMs: stillMs,
      mandatory: true,
      timeoutMs: confirmTimeoutMs,
    });
  } catch (error) {
    if (error instanceof Unroutable) queues.forget(queue);
    throw error;
  }
}

/** @throws QueueFull when the step's queue is full. */
async function putBack({ toSteps }: Returning, delivery: Delivery, { flowId, stepId }: Rebound): Promise<void> {
  const { [refusalsHeader]: _refusals, [dueHeader]: _due, ...headers } = relayedHeaders(delivery.headers);
  await toSteps.publish({
    exchange: flowExchange(flowId),
    routingKey: routingKey({ flowId, stepId, kind: "requeue" }),
    content: delivery.content,
    headers,
    mandatory: true,
    timeoutMs: confirmTimeoutMs,
  });
}
