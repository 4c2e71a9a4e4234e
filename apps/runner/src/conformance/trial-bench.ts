import { randomUUID } from "node:crypto";
import {
  createMessageCipher,
  flowExchange,
  type MessageCipher,
  messageHeaders,
  type Publisher,
  readHeaders,
  routingKey,
} from "@millrace/broker";
import { deriveFlowCipher } from "@millrace/db";
import { waitFor } from "@millrace/testing";
import { z } from "zod";
import type { TestPlatform } from "../platform-harness.ts";
import { uuidV7 } from "../uuid-v7.ts";

const messageSchema = z.looseObject({
  id: z.string().optional(),
  body: z.unknown(),
  headers: z.record(z.string(), z.unknown()).default({}),
  passthrough: z.record(z.string(), z.looseObject({ body: z.unknown() })).optional(),
});

/** Something a step sent, as it came from the broker. */
export interface Sent {
  stepId: string;
  headers: Record<string, unknown>;
  message: z.infer<typeof messageSchema>;
  content: Buffer;
}

interface Given {
  stepId?: string;
  headers?: Record<string, unknown>;
  protocolVersion?: 1 | 2;
  /** Of the whole message, instead of `body` alone. */
  message?: Record<string, unknown>;
}

/** A flow on the bench: what goes into its steps and what comes out of them, as the broker sees it. */
export interface TrialBench {
  flowId: string;
  platform: TestPlatform;
  cipher: MessageCipher;
  /** Everything the steps sent on so far. */
  sent: Sent[];
  /** Puts a message in front of a step (`step_2` by default) and tells its ids. */
  send(body: unknown, given?: Given): Promise<{ messageId: string; threadId: string }>;
  /** Content as it is, sealed or not. */
  sendContent(content: Buffer, given: { stepId: string; headers: Record<string, unknown> }): Promise<void>;
  /** What a step made of a message, once there are so many. */
  outputs(parent: { messageId: string }, wanted?: { count?: number; timeoutMs?: number }): Promise<Sent[]>;
  /** Sends and waits for the first answer. */
  ask(body: unknown, given?: Given): Promise<Sent>;
  /** The record of a message that failed. */
  error(of: { messageId: string }): Promise<{ name: string; message: string; stack: string | null; hasInput: boolean }>;
}

/** Watches a flow that is up. */
export async function openTrialBench(
  platform: TestPlatform,
  { flowId, stepIds }: { flowId: string; stepIds: readonly string[] },
): Promise<TrialBench> {
  const { db, session, masterKey } = platform;
  const cipher = createMessageCipher(deriveFlowCipher({ masterKey, flowId }));
  const publisher = session.publisher();
  const sent = await watch(platform, { flowId, stepIds, cipher });

  const bench: TrialBench = {
    flowId,
    platform,
    cipher,
    sent,
    send: async (body, given = {}) => {
      const ids = { messageId: randomUUID(), threadId: uuidV7(Date.now()) };
      await publish({ publisher, cipher }, { flowId, body, given, ids });
      return ids;
    },
    sendContent: async (content, { stepId, headers }) => {
      await publisher.publish({ ...inputOf(flowId, stepId), content, headers, mandatory: true });
    },
    outputs: async ({ messageId }, { count = 1, timeoutMs = 20_000 } = {}) => {
      const found = () => sent.filter(({ headers }) => headers.parentMessageId === messageId);
      await waitFor(() => found().length >= count, { what: `${count} messages made of ${messageId}`, timeoutMs });
      return found();
    },
    ask: async (body, given) => {
      const [first] = await bench.outputs(await bench.send(body, given));
      if (!first) throw new Error("there is no first of one or more");
      return first;
    },
    error: async ({ messageId }) => {
      const find = () => db.errorRecord.findFirst({ where: { flowId, messageId } });
      const row = await waitFor(find, { what: `an error record of ${messageId}`, timeoutMs: 20_000 });
      return { name: row.name, message: row.message, stack: row.stack, hasInput: row.sealedInput !== null };
    },
  };
  return bench;
}

async function publish(
  { publisher, cipher }: { publisher: Publisher; cipher: MessageCipher },
  {
    flowId,
    body,
    given: { stepId = "step_2", headers, protocolVersion = 1, message },
    ids,
  }: { flowId: string; body: unknown; given: Given; ids: { messageId: string; threadId: string } },
): Promise<void> {
  const sender = { execId: "bench", taskId: flowId, workspaceId: "bench", userId: "bench", stepId: "step_0" };
  await publisher.publish({
    ...inputOf(flowId, stepId),
    content: cipher.seal({ id: ids.messageId, attachments: {}, headers: {}, body, ...message }, protocolVersion),
    headers: { ...messageHeaders(sender, { ...ids, protocolVersion }), ...headers },
    mandatory: true,
  });
}

function inputOf(flowId: string, stepId: string) {
  return { exchange: flowExchange(flowId), routingKey: routingKey({ flowId, stepId, kind: "input" }) };
}

async function watch(
  { session }: TestPlatform,
  { flowId, stepIds, cipher }: { flowId: string; stepIds: readonly string[]; cipher: MessageCipher },
): Promise<Sent[]> {
  const queue = `bench-${flowId}`;
  const sent: Sent[] = [];
  await session.withChannel(async (channel) => {
    await channel.assertQueue(queue, { durable: true });
    for (const stepId of stepIds) {
      await channel.bindQueue(queue, flowExchange(flowId), routingKey({ flowId, stepId, kind: "data" }));
    }
    // Answers to whoever asked go by a key of theirs.
    await channel.bindQueue(queue, flowExchange(flowId), "reply-to-bench");
  });
  await session.consume({
    queue,
    prefetch: 100,
    onMessage: (delivery) => {
      const { content, headers, routingKey: key } = delivery;
      const message = messageSchema.parse(cipher.open(content, readHeaders(headers).protocolVersion));
      sent.push({ stepId: key === "reply-to-bench" ? "reply" : String(headers.stepId), headers, message, content });
      delivery.ack();
    },
  });
  return sent;
}
