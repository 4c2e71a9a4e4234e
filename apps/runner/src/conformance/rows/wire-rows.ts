import { randomUUID } from "node:crypto";
import { waitFor } from "@millrace/testing";
import { expect } from "vitest";
import type { Row } from "../row.ts";

/** Component contract §4: messages and what becomes of them. */
export const wireRows: Row[] = [
  {
    section: "4.3",
    row: "data tells flow, step, thread, parent and times",
    async check(bench) {
      const before = Date.now();
      const ids = await bench.send({ do: "slow", ms: 30 });
      const [sent] = await bench.outputs(ids);
      expect(sent?.headers).toMatchObject({
        threadId: ids.threadId,
        parentMessageId: ids.messageId,
        taskId: bench.flowId,
        workspaceId: bench.platform.workspaceId,
        stepId: "step_2",
        function: "act",
        userId: "tester",
        messageId: expect.any(String),
        containerId: expect.any(String),
        execId: expect.any(String),
      });
      const { start, end } = sent?.headers ?? {};
      expect(Number(start)).toBeGreaterThanOrEqual(before);
      expect(Number(end) - Number(start)).toBeGreaterThanOrEqual(25);
    },
  },
  {
    section: "4.3",
    row: "x-eio-meta-* goes on, other headers do not",
    async check(bench) {
      const headers = { "x-eio-meta-order": "7", other: "x" };
      const sent = await bench.ask({ do: "echo" }, { headers });
      expect(sent.headers).toMatchObject({ "x-eio-meta-order": "7" });
      expect(sent.headers).not.toHaveProperty("other");
    },
  },
  {
    section: "4.4",
    row: "protocol 1 towards published steps, 2 where only ours follow",
    async check(bench) {
      const ids = await bench.send({ do: "slow", ms: 1 });
      const [first] = await bench.outputs(ids);
      expect(Number(first?.headers.protocolVersion)).toBe(1);
      const [last] = await bench.outputs({ messageId: String(first?.headers.messageId) });
      expect(last).toMatchObject({ stepId: "step_3" });
      expect(Number(last?.headers.protocolVersion)).toBe(2);
    },
  },
  {
    section: "4.4",
    row: "reads protocol 2",
    async check(bench) {
      const sent = await bench.ask({ do: "echo", word: "grün" }, { protocolVersion: 2 });
      expect(sent.message.body).toMatchObject({ input: { word: "grün" } });
    },
  },
  {
    section: "4.4",
    row: "what cannot be decrypted is set aside, and the next one is worked on",
    async check(bench) {
      const messageId = randomUUID();
      await bench.sendContent(Buffer.from("bm90IHNlYWxlZA=="), { stepId: "step_2", headers: { messageId } });
      expect((await bench.ask({ do: "slow", ms: 1 })).message.body).toMatchObject({ slept: 1 });
    },
  },
  {
    section: "4.4",
    row: "a routing key in the body's headers replaces the data key",
    async check(bench) {
      const { headers } = await askForReply(bench, { do: "replyAsData" });
      expect(headers).toMatchObject({ "x-eio-status-code": 202 });
    },
  },
  {
    section: "4.5",
    row: "httpReply goes to who asked",
    async check(bench) {
      const { reply } = await askForReply(bench, { do: "httpReply" });
      expect(reply).toMatchObject({ statusCode: 201, body: "made", headers: { "x-made": "yes" } });
    },
  },
  {
    section: "4.5",
    row: "an error has name, message, stack and its input",
    async check(bench) {
      const error = await bench.error(await bench.send({ do: "fail", message: "the shop is closed" }));
      expect(error).toMatchObject({ name: "TypeError", message: "the shop is closed", hasInput: true });
      expect(error.stack).toContain("deeds.js");
    },
  },
  {
    section: "4.5",
    row: "data around an emitted error is sent, and the message fails once",
    async check(bench) {
      const ids = await bench.send({ do: "emitErrorAndData" });
      expect(await bench.outputs(ids, { count: 2 })).toHaveLength(2);
      expect(await bench.error(ids)).toMatchObject({ message: "half of it went wrong" });
      const { messageId } = ids;
      const { db } = bench.platform;
      expect(await db.errorRecord.count({ where: { flowId: bench.flowId, messageId } })).toBe(1);
    },
  },
  {
    section: "4.5",
    row: "rebounds come back with their input, later each time",
    async check(bench) {
      const ids = await bench.send({ do: "rebound", key: randomUUID(), times: 2 });
      const [sent] = await bench.outputs(ids);
      expect(sent?.message.body).toMatchObject({ tried: 3, seen: { do: "rebound" } });
      expect(sent?.headers.threadId).toBe(ids.threadId);
    },
  },
  {
    section: "4.5",
    row: "past the rebound limit it is an error",
    async check(bench) {
      const ids = await bench.send({ do: "rebound", key: randomUUID(), times: 99 });
      expect(await bench.error(ids)).toMatchObject({ message: "Rebound limit exceeded" });
    },
  },
  {
    section: "4.5",
    row: "snapshot replaces, updateSnapshot merges, and both outlive the process",
    async check(bench) {
      await bench.send({ do: "snapshot", value: { page: 1, token: "a" } });
      await bench.send({ do: "updateSnapshot", value: { page: 2 } });
      const wanted = { page: 2, token: "a" };
      const sent = await bench.ask({ do: "readSnapshot" });
      expect(sent.message.body).toEqual({ snapshot: wanted });
      const { db } = bench.platform;
      const find = async () =>
        (await db.snapshot.findFirst({ where: { flowId: bench.flowId, stepId: "step_2" } }))?.value;
      await waitFor(async () => JSON.stringify(await find()) === JSON.stringify(wanted), { what: "the snapshot" });
    },
  },
  {
    section: "4.6",
    row: "passthrough: a step adds itself (style 1) or the one before it (style 2)",
    async check(bench) {
      const ids = await bench.send({ do: "slow", ms: 1 }, { stepId: "step_1" });
      const [first] = await bench.outputs(ids);
      const [second] = await bench.outputs({ messageId: String(first?.headers.messageId) });
      expect(Object.keys(second?.message.passthrough ?? {})).toEqual(["step_1", "step_2"]);
      const [third] = await bench.outputs({ messageId: String(second?.headers.messageId) });
      expect(Object.keys(third?.message.passthrough ?? {}).sort()).toEqual(["step_1", "step_2"]);
      expect(third?.message.passthrough?.step_2?.body).toEqual({ slept: 1 });
    },
  },
  {
    section: "4.8",
    row: "an error handler gets the error, its input, and the headers of both",
    async check(bench) {
      const { threadId } = await bench.send({ do: "fail", message: "the shop burned down" });
      const find = () => bench.sent.find(({ stepId, headers }) => stepId === "step_4" && headers.threadId === threadId);
      const { message } = await waitFor(find, { what: "what the error handler made of it", timeoutMs: 20_000 });
      expect(message.body).toEqual({
        error: { name: "TypeError", message: "the shop burned down", stack: expect.stringContaining("deeds.js") },
        errorInput: expect.objectContaining({ body: { do: "fail", message: "the shop burned down" } }),
        stepId: "step_2",
        executionId: threadId,
        seenHeaders: expect.arrayContaining(["stepId", "threadId", "messageId", "parentMessageId", "execId"]),
      });
    },
  },
  {
    section: "0.2",
    row: "messages of one input get ids of their own, and none of them is lost side by side",
    async check(bench) {
      const sent = await bench.outputs(await bench.send({ do: "many", count: 12 }), { count: 12 });
      expect(new Set(sent.map(({ headers }) => headers.messageId)).size).toBe(12);
      const done = sent.map(({ headers }) => bench.outputs({ messageId: String(headers.messageId) }));
      expect((await Promise.all(done)).flat()).toHaveLength(12);
    },
  },
];

/** Sends a message that somebody waits for an answer to. */
async function askForReply(bench: Parameters<Row["check"]>[0], body: unknown) {
  const ids = await bench.send(body, { headers: { reply_to: "reply-to-bench" } });
  const find = () =>
    bench.sent.find(({ stepId, headers }) => stepId === "reply" && headers.parentMessageId === ids.messageId);
  const { message } = await waitFor(find, { what: "a reply" });
  return { headers: message.headers, reply: message };
}
