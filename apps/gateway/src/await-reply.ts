import { randomUUID } from "node:crypto";
import { BrokerUnavailable, type Delivery, flowExchange, type Session } from "@millrace/broker";
import type { Answer } from "./answer.ts";
import { CallerGone } from "./body/read-body.ts";
import type { HookRoute } from "./hook-route.ts";
import { readReply } from "./read-reply.ts";
import { brokerRefusal, Refusal } from "./refusal.ts";

interface Awaited {
  threadId: string;
  signal: AbortSignal;
  /** Sends the message that the reply answers; called once somebody listens under `replyTo`. */
  send: (replyTo: string) => Promise<void>;
}

/** Sends a message and waits for the flow's first reply to it. @throws Refusal (504 when none comes in time), CallerGone. */
export type AwaitReply = (route: HookRoute, awaited: Awaited) => Promise<Answer>;

export interface ReplyDesk {
  awaitReply: AwaitReply;
  waitingCount(): number;
}

interface Waiting {
  route: HookRoute;
  resolve: (delivery: Delivery) => void;
}

/** Another look whether the flow's exchange still hands replies to us is due after this long. */
const boundForMs = 5_000;

/**
 * All replies to this process arrive in one queue of its own. Each flow's exchange sends there what carries our key; which request
 * it answers stands at the key's end. A reply counts only when it came through the exchange of the flow that was asked.
 */
export function openReplyDesk(connectedSession: () => Session): ReplyDesk {
  const deskId = randomUUID();
  const queue = `gateway-replies-${deskId}`;
  const waiting = new Map<string, Waiting>();
  const boundAt = new Map<string, number>();
  let opening: Promise<void> | undefined;

  async function awaitReply(route: HookRoute, { threadId, signal, send }: Awaited): Promise<Answer> {
    const replyTo = `request_reply.${deskId}.${threadId}`;
    const reply = Promise.withResolvers<Delivery>();
    const limit = AbortSignal.any([signal, AbortSignal.timeout(route.replyTimeoutMs)]);
    const giveUp = () => reply.reject(signal.aborted ? new CallerGone("The caller hung up") : noReply(route));
    // Replies can be given up before anybody awaits them.
    reply.promise.catch(() => {});
    limit.addEventListener("abort", giveUp, { once: true });
    waiting.set(replyTo, { route, resolve: reply.resolve });
    try {
      await listen(route.flowId);
      await send(replyTo);
      return readReply(await reply.promise, { cipher: route.cipher });
    } finally {
      waiting.delete(replyTo);
      limit.removeEventListener("abort", giveUp);
    }
  }

  async function listen(flowId: string): Promise<void> {
    try {
      opening ??= open(connectedSession()).catch((error: unknown) => {
        opening = undefined;
        throw error;
      });
      await opening;
      if (performance.now() - (boundAt.get(flowId) ?? -boundForMs) >= boundForMs) await bind(flowId);
    } catch (error) {
      throw brokerRefusal(error) ?? brokerRefusal(new BrokerUnavailable("Cannot listen for replies", { cause: error }));
    }
  }

  async function open(session: Session): Promise<void> {
    await declare(session);
    session.onState((state) => {
      boundAt.clear();
      // An exclusive queue dies with its connection; those who wait now must still be heard.
      if (state === "connected") void restore(session);
    });
    await session.consume({ queue, prefetch: 1_000, onMessage: received });
  }

  async function restore(session: Session): Promise<void> {
    try {
      await declare(session);
      for (const flowId of new Set([...waiting.values()].map(({ route }) => route.flowId))) await bind(flowId);
    } catch {
      // The connection is gone again, or the flow is: the next connection tries again, and who waits has a time limit.
    }
  }

  async function declare(session: Session): Promise<void> {
    await session.withChannel((channel) => channel.assertQueue(queue, { exclusive: true, durable: false }));
  }

  async function bind(flowId: string): Promise<void> {
    // Gone after a new connection, while the broker still takes the former one for alive.
    await declare(connectedSession());
    const key = `request_reply.${deskId}.*`;
    await connectedSession().withChannel((channel) => channel.bindQueue(queue, flowExchange(flowId), key));
    if (boundAt.size > 10_000) boundAt.clear();
    boundAt.set(flowId, performance.now());
  }

  function received(delivery: Delivery): void {
    delivery.ack();
    const asked = waiting.get(delivery.routingKey);
    if (asked && delivery.exchange === flowExchange(asked.route.flowId)) asked.resolve(delivery);
  }

  return { awaitReply, waitingCount: () => waiting.size };
}

function noReply(route: HookRoute): Refusal {
  const message = `The flow did not reply within ${route.replyTimeoutMs / 1000} s. Its message is stored and is still worked on.`;
  return new Refusal({ status: 504, code: "timed_out", message });
}
