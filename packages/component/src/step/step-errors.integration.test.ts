import { queueDepth } from "@millrace/broker";
import { waitFor } from "@millrace/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ReboundRequest, StepError } from "../step-error.ts";
import { arrived } from "./step-harness.ts";
import { component, createWatchedHarness, echo, type WatchedHarness } from "./watched-harness.ts";

let harness: WatchedHarness;

beforeAll(async () => {
  harness = await createWatchedHarness();
});
beforeEach(() => harness.forget());
afterAll(() => harness?.[Symbol.asyncDispose]());

describe("errors", () => {
  test("an error keeps its input and log lines, the message is dead-lettered, and the flow goes on", async () => {
    const flowId = await harness.createFlow();
    const next = await harness.gather(harness.next(flowId));
    const dead = await harness.gather(harness.collectors.deadletters);
    await harness.start(
      component(async (step, message) => {
        step.log.info({ order: 1 }, "looking at it");
        if (message.body === "bad") throw new StepError("The amount is no number", { code: "bad_amount" });
        return { body: message.body };
      }),
      { flowId },
    );
    const id = await harness.send(flowId, { body: "bad" });
    await harness.send(flowId, { body: "good" });
    await arrived(next, 1);
    const [failed] = await harness.errorsOf(flowId);
    expect(failed?.message).toMatchObject({
      error: { name: "StepError", message: "The amount is no number", code: "bad_amount" },
      errorInput: { body: "bad" },
      errorLogs: [expect.objectContaining({ text: "looking at it", fields: { order: 1 } })],
    });
    expect(failed?.headers).toMatchObject({ parentMessageId: id, stepId: "step_2", inputStepId: "step_1" });
    await waitFor(() => dead.some(({ headers }) => headers.messageId === id), { what: "the dead letter" });
  });

  test("a step whose queue gets errors sees error, input and place, and tells nobody who waits for a reply", async () => {
    const flowId = await harness.createFlow();
    const next = await harness.gather(harness.next(flowId));
    await harness.session.withChannel(async (channel) => {
      await channel.assertQueue("error-replies", { durable: true });
      await channel.bindQueue("error-replies", `flow-${flowId}`, "error-reply-key");
    });
    const handler = component(async (_step, message) => {
      if (JSON.stringify(message.body).includes("worse")) throw new Error("even worse");
      return { body: message.body };
    });
    await harness.start(handler, { flowId, env: { INPUT_FORMAT: "error", NO_ERROR_REPLIES: "true" } });
    const seal = (value: unknown) => harness.cipher.seal(value).toString();
    const error = { name: "TypeError", message: "no stock" };
    const content = (input: unknown) => Buffer.from(JSON.stringify({ error: seal(error), errorInput: seal(input) }));
    const extra = { reply_to: "error-reply-key", stepId: "step_9", threadId: "thread-9" };
    await harness.send(flowId, { body: {} }, { ...extra, content: content({ body: { sku: "a" } }) });
    await arrived(next, 1);
    expect(next[0]?.message.body).toEqual({
      error,
      errorInput: { body: { sku: "a" } },
      stepId: "step_9",
      executionId: "thread-9",
    });
    await harness.send(flowId, { body: {} }, { ...extra, content: content({ body: "worse" }) });
    await harness.errorsOf(flowId);
    expect((await queueDepth(harness.session, "error-replies"))?.ready).toBe(0);
  });

  test("a body that cannot be decrypted is an error too", async () => {
    const flowId = await harness.createFlow();
    await harness.start(echo, { flowId });
    await harness.send(flowId, { body: {} }, { content: Buffer.from("garbage") });
    const [failed] = await harness.errorsOf(flowId);
    expect(failed?.message.error).toMatchObject({ name: "Undecryptable" });
    await harness.emptied(flowId);
  });

  test("a message over the size limit is an error, even when the component does not wait for it", async () => {
    const flowId = await harness.createFlow();
    await harness.start(
      component(async (step) => {
        void step.emit({ body: "x".repeat(2000) });
        return undefined;
      }),
      { flowId, env: { OUTGOING_MESSAGE_SIZE_LIMIT: "1000" } },
    );
    await harness.send(flowId, { body: {} });
    const [failed] = await harness.errorsOf(flowId);
    expect(failed?.message.error).toMatchObject({ code: "message_too_large" });
  });

  test("a step that takes too long is told so by its signal and becomes an error; what it sends later is refused", async () => {
    const flowId = await harness.createFlow();
    const next = await harness.gather(harness.next(flowId));
    let late: Promise<void> | undefined;
    await harness.start(
      component(async (step) => {
        await new Promise((resolve) => step.signal.addEventListener("abort", resolve));
        late = step.emit({ body: "late" });
        return undefined;
      }),
      { flowId, env: { STEP_TIMEOUT_MS: "200" } },
    );
    await harness.send(flowId, { body: {} });
    const [failed] = await harness.errorsOf(flowId);
    expect(failed?.message.error).toMatchObject({ code: "timed_out" });
    await expect(late).rejects.toThrow(/already settled/);
    expect(next).toHaveLength(0);
  });

  test("a full queue behind it makes a step wait, not fail, also beyond its time-out", async () => {
    const flowId = await harness.createFlow({ limit: 20 });
    const burst = component(async (step) => {
      await Promise.all(Array.from({ length: 30 }, (_, n) => step.emit({ body: { n } })));
      return undefined;
    });
    await harness.start(burst, { flowId, env: { STEP_TIMEOUT_MS: "100" } });
    await harness.send(flowId, { body: {} });
    await waitFor(async () => ((await queueDepth(harness.session, harness.next(flowId)))?.ready ?? 0) >= 20, {
      what: "a full queue",
    });
    const next = await harness.gather(harness.next(flowId));
    await waitFor(() => new Set(next.map(({ message }) => JSON.stringify(message.body))).size === 30, {
      what: "all 30",
    });
    await waitFor(() => harness.traceRecords(flowId).length === 1, { what: "the trace" });
    expect(harness.traceRecords(flowId)[0]).toMatchObject({ outcome: "processed", emitted: 30 });
    expect(harness.errors.filter(({ headers }) => headers.taskId === flowId)).toEqual([]);
  });

  test("who waits for a reply hears of the error", async () => {
    const flowId = await harness.createFlow();
    await harness.session.withChannel(async (channel) => {
      await channel.assertQueue("replies", { durable: true });
      await channel.bindQueue("replies", `flow-${flowId}`, "reply-key");
    });
    const replies = await harness.gather("replies");
    await harness.start(
      component(async (step, message) => {
        if (message.body === "bad") throw new Error("no");
        await step.reply({ statusCode: 201, headers: { "content-type": "text/plain" }, body: "made" });
        return undefined;
      }),
      { flowId },
    );
    await harness.send(flowId, { body: "good" }, { reply_to: "reply-key" });
    await harness.send(flowId, { body: "bad" }, { reply_to: "reply-key" });
    await arrived(replies, 2);
    const answer = replies.find(({ headers }) => !headers["x-eio-error-response"]);
    expect(answer?.message).toEqual({
      body: "made",
      headers: { "content-type": "text/plain", "x-eio-status-code": 201 },
    });
    const failure = replies.find(({ headers }) => headers["x-eio-error-response"]);
    expect(failure?.message).toMatchObject({ name: "Error", message: "no" });
  });
});

describe("rebounds", () => {
  test("a rebounded message comes back, counted, with its own id, until the limit makes it an error", async () => {
    const flowId = await harness.createFlow();
    let tries = 0;
    await harness.start(
      component(async () => {
        tries += 1;
        throw new ReboundRequest("target is down");
      }),
      { flowId, env: { REBOUND_INITIAL_EXPIRATION: "50", REBOUND_LIMIT: "3" } },
    );
    const id = await harness.send(flowId, { body: {} });
    const [failed] = await harness.errorsOf(flowId);
    expect(tries).toBe(4);
    expect(failed?.message.error).toMatchObject({ code: "rebound_limit" });
    expect(failed?.headers.parentMessageId).toBe(id);
    await waitFor(() => harness.traceRecords(flowId).length === 4, { what: "four traces" });
    expect(harness.traceRecords(flowId).map(({ outcome }) => outcome)).toEqual([
      "rebound",
      "rebound",
      "rebound",
      "error",
    ]);
  });

  test("a rebounded message comes back after the delay it was given, instead of the step's own", async () => {
    const flowId = await harness.createFlow();
    const next = await harness.gather(harness.next(flowId));
    let tries = 0;
    await harness.start(
      component(async (step) => {
        tries += 1;
        if (tries > 1) return { body: "done" };
        await step.rebound("come back in a moment", { delayMs: 60 });
        return undefined;
      }),
      { flowId },
    );
    await harness.send(flowId, { body: {} });
    await arrived(next, 1);
  });

  test("and after a day at most, however long it asks for", async () => {
    const flowId = await harness.createFlow();
    const expirations: unknown[] = [];
    const consumer = await harness.session.consume({
      queue: harness.collectors.rebounds,
      prefetch: 10,
      onMessage: (delivery) => {
        expirations.push(delivery.properties.expiration);
        delivery.ack();
      },
    });
    await harness.start(
      component(async () => {
        throw new ReboundRequest("later", { delayMs: 1e12 });
      }),
      { flowId },
    );
    await harness.send(flowId, { body: {} });
    await waitFor(() => expirations.length === 1, { what: "the rebound" });
    await consumer.close();
    expect(expirations).toEqual(["86400000"]);
  });
});
