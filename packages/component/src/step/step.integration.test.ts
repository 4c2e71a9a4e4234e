import { queueDepth } from "@millrace/broker";
import { waitFor } from "@millrace/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Component, defineComponent, defineFunction, type Step } from "../component.ts";
import { ReboundRequest, StepError } from "../step-error.ts";
import { arrived, createStepHarness, type Gathered, type StepHarness } from "./step-harness.ts";

let harness: StepHarness;
let errors: Gathered[];
let snapshots: Gathered[];
let traces: Gathered[];

beforeAll(async () => {
  harness = await createStepHarness();
  errors = await harness.gather(harness.collectors.errors);
  snapshots = await harness.gather(harness.collectors.snapshots);
  traces = await harness.gather(harness.collectors.traces);
});

beforeEach(() => {
  harness.api.state.description = {};
  for (const list of [errors, snapshots, traces]) list.length = 0;
});

afterAll(() => harness?.[Symbol.asyncDispose]());

type Process = (step: Step, message: { body: unknown }) => Promise<{ body: unknown } | undefined>;

function component(process: Process, extra: Partial<Component> = {}): Component {
  return defineComponent({
    descriptor: { title: "Test", actions: { act: { title: "Act", main: "act" } } },
    functions: { act: defineFunction({ process }) },
    ...extra,
  });
}

const echo = component(async (_step, message) => ({ body: message.body }));

const traceRecords = (flowId: string) =>
  traces
    .filter(({ message }) => message.flowId === flowId)
    .flatMap(({ message }) => message.records as Record<string, unknown>[]);

/** Of this flow alone: another test's last error may still be on its way. */
const errorsOf = (flowId: string) =>
  waitFor(
    () => {
      const found = errors.filter(({ headers }) => headers.taskId === flowId);
      return found.length > 0 && found;
    },
    { what: "an error" },
  );

const emptied = (flowId: string) =>
  waitFor(async () => (await queueDepth(harness.session, harness.own(flowId)))?.ready === 0, {
    what: "an empty queue",
  });

describe("data", () => {
  test("a message goes through with its thread, its parent and an id of its own", async () => {
    const flowId = await harness.createFlow();
    const next = await harness.gather(harness.next(flowId));
    await harness.start(echo, { flowId });
    const id = await harness.send(flowId, { body: { n: 1 } }, { "X-EIO-Meta-Origin": "test" });
    await arrived(next, 1);
    expect(next[0]?.message).toMatchObject({ body: { n: 1 }, headers: {} });
    expect(next[0]?.headers).toMatchObject({
      parentMessageId: id,
      threadId: "thread",
      execId: "exec",
      taskId: flowId,
      workspaceId: "workspace",
      containerId: "container",
      userId: "user",
      stepId: "step_2",
      compId: "component",
      function: "act",
      protocolVersion: 1,
      "x-eio-meta-origin": "test",
      start: expect.any(Number),
      end: expect.any(Number),
    });
    expect(next[0]?.headers.messageId).not.toBe(id);
    await emptied(flowId);
  });

  test("a fan-out gives every message a unique id", async () => {
    const flowId = await harness.createFlow();
    const next = await harness.gather(harness.next(flowId));
    await harness.start(
      component(async (step) => {
        await Promise.all(Array.from({ length: 50 }, (_, n) => step.emit({ id: "same", body: { n } })));
        return undefined;
      }),
      { flowId },
    );
    await harness.send(flowId, { body: {} });
    await arrived(next, 50);
    expect(new Set(next.map(({ headers }) => headers.messageId)).size).toBe(50);
  });

  test("several messages are in hand at once, as many as the prefetch", async () => {
    const flowId = await harness.createFlow();
    let together = 0;
    let most = 0;
    const gate = Promise.withResolvers<void>();
    await harness.start(
      component(async () => {
        together += 1;
        most = Math.max(most, together);
        await gate.promise;
        together -= 1;
        return undefined;
      }),
      { flowId, env: { RABBITMQ_PREFETCH_SAILOR: "7" } },
    );
    for (let n = 0; n < 20; n++) await harness.send(flowId, { body: { n } });
    await waitFor(() => together === 7, { what: "seven messages in hand" });
    gate.resolve();
    await emptied(flowId);
    expect(most).toBe(7);
  });

  test("both protocol versions are read, and the set one is written", async () => {
    const flowId = await harness.createFlow();
    const next = await harness.gather(harness.next(flowId));
    await harness.start(echo, { flowId, env: { PROTOCOL_VERSION: "2" } });
    await harness.send(flowId, { body: { version: 1 } });
    await harness.send(flowId, { body: { version: 2 } }, { protocolVersion: 2 });
    await arrived(next, 2);
    expect(next.map(({ message }) => message.body)).toEqual([{ version: 1 }, { version: 2 }]);
    expect(next.every(({ headers }) => headers.protocolVersion === 2)).toBe(true);
    expect(next[0]?.content.toString("latin1")).not.toMatch(/^[A-Za-z0-9+/=]+$/);
  });

  test("an acknowledgement waits for the confirms, also of emits that nobody awaited", async () => {
    const flowId = await harness.createFlow();
    const next = await harness.gather(harness.next(flowId));
    await harness.start(
      component(async (step) => {
        for (let n = 0; n < 10; n++) void step.emit({ body: { n } });
        return undefined;
      }),
      { flowId },
    );
    await harness.send(flowId, { body: {} });
    await emptied(flowId);
    expect(await arrived(next, 10)).toHaveLength(10);
  });

  test("a routing key in the message's headers sends just that message elsewhere, without the header", async () => {
    const flowId = await harness.createFlow();
    await harness.session.withChannel(async (channel) => {
      await channel.assertQueue("elsewhere", { durable: true });
      await channel.bindQueue("elsewhere", `flow-${flowId}`, "special");
    });
    const elsewhere = await harness.gather("elsewhere");
    await harness.start(
      component(async (step) => {
        await step.emit({ body: 1, headers: { "X-EIO-Routing-Key": "special", kept: "yes" } });
        return undefined;
      }),
      { flowId },
    );
    await harness.send(flowId, { body: {} });
    await arrived(elsewhere, 1);
    expect(elsewhere[0]?.message.headers).toEqual({ kept: "yes" });
  });

  test.each([
    ["self", "false", { step_0: { body: 0 }, step_2: { body: { own: true, seen: [] }, headers: {} } }],
    ["predecessor", "true", { step_0: { body: 0 }, step_1: { body: { in: 1 }, headers: {} } }],
  ])("passthrough adds the step %s", async (style, flag, expected) => {
    const flowId = await harness.createFlow();
    const next = await harness.gather(harness.next(flowId));
    await harness.start(
      component(async (_step, message) => {
        const { passthrough = {} } = message as { passthrough?: Record<string, unknown> };
        return { body: { own: true, seen: Object.keys(passthrough).filter((id) => id !== "step_0") } };
      }),
      { flowId, env: { NO_SELF_PASSTRHOUGH: flag } },
    );
    await harness.send(flowId, { body: { in: 1 }, passthrough: { step_0: { body: 0 } } });
    await arrived(next, 1);
    expect(next[0]?.message.passthrough).toEqual(expected);
    expect(next[0]?.message.body).toMatchObject({ seen: style === "self" ? [] : ["step_1"] });
  });

  test("without passthrough nothing of earlier steps leaks, even when the message itself is sent on", async () => {
    harness.api.state.description = { is_passthrough: false };
    const flowId = await harness.createFlow();
    const next = await harness.gather(harness.next(flowId));
    await harness.start(
      component(async (_step, message) => message),
      { flowId },
    );
    await harness.send(flowId, { body: 1, passthrough: { step_1: { body: "secret" } } });
    await arrived(next, 1);
    expect(next[0]?.message).not.toHaveProperty("passthrough");
  });
});

describe("a last step", () => {
  test("counts what it emits without sending it, and still sends what is addressed elsewhere", async () => {
    harness.api.state.description = { millrace: { hasSuccessors: false } };
    const flowId = await harness.createFlow();
    const next = await harness.gather(harness.next(flowId));
    await harness.start(
      component(async (step, message) => {
        await step.emit({ body: "to nobody" });
        return { body: message.body, headers: { "X-EIO-Routing-Key": `flow-${flowId}.step_2.data` } };
      }),
      { flowId },
    );
    await harness.send(flowId, { body: "addressed" });
    await arrived(next, 1);
    await waitFor(() => traceRecords(flowId).length === 1, { what: "the trace" });
    expect(next.map(({ message }) => message.body)).toEqual(["addressed"]);
    expect(traceRecords(flowId)[0]).toMatchObject({ outcome: "processed", emitted: 2 });
  });
});

describe("edges", () => {
  test("a condition filters, a mapping shapes the body, expression fields are evaluated per message", async () => {
    harness.api.state.description = {
      config: { fixed: "f", dynamic: "overwritten" },
      variables: { region: "eu" },
      millrace: {
        inputs: [
          { source: "step_1", condition: "amount > 10", mapper: { sku: "line.sku", from: "elasticio.step_0.body.id" } },
        ],
        expressions: { dynamic: "sku & '/' & $getFlowVariables().region & elasticio.step_1.body.amount" },
        traces: { sampleIntervalMs: 0 },
      },
    };
    const flowId = await harness.createFlow();
    const next = await harness.gather(harness.next(flowId));
    await harness.start(
      component(async (step, message) => ({ body: { config: step.config, body: message.body } })),
      { flowId },
    );
    const passthrough = { step_0: { body: { id: 7 } } };
    await harness.send(flowId, { body: { amount: 5, line: { sku: "no" } } });
    await harness.send(flowId, { body: { amount: 50, line: { sku: "A1" } }, passthrough });
    await arrived(next, 1);
    // step_1's own output is what the mapping saw; the config sees the mapped body and everything before.
    expect(next[0]?.message.body).toEqual({
      body: { sku: "A1", from: 7 },
      config: { fixed: "f", dynamic: "A1/eu50" },
    });
    await waitFor(() => traceRecords(flowId).length === 2, { what: "two traces" });
    expect(traceRecords(flowId).map(({ outcome }) => outcome)).toEqual(
      expect.arrayContaining(["filtered", "processed"]),
    );
    expect(traceRecords(flowId).find(({ outcome }) => outcome === "processed")).toMatchObject({
      input: { sku: "A1", from: 7 },
      emitted: 1,
      queuedMs: expect.any(Number),
    });
  });

  test("the key $ maps the whole body", async () => {
    harness.api.state.description = { millrace: { inputs: [{ source: "step_1", mapper: { $: "items" } }] } };
    const flowId = await harness.createFlow();
    const next = await harness.gather(harness.next(flowId));
    await harness.start(echo, { flowId });
    await harness.send(flowId, { body: { items: [1, 2] } });
    await arrived(next, 1);
    expect(next[0]?.message.body).toEqual([1, 2]);
  });

  test("an expression that fails makes an error that names it, and the step goes on", async () => {
    harness.api.state.description = { millrace: { inputs: [{ source: "step_1", mapper: { n: "$number(text)" } }] } };
    const flowId = await harness.createFlow();
    const next = await harness.gather(harness.next(flowId));
    await harness.start(echo, { flowId });
    await harness.send(flowId, { body: { text: "abc" } });
    await harness.send(flowId, { body: { text: "42" } });
    await arrived(next, 1);
    const [failed] = await errorsOf(flowId);
    expect(failed?.message.error).toMatchObject({ name: "StepError", message: expect.stringContaining('"n"') });
    expect(next[0]?.message.body).toEqual({ n: 42 });
  });

  test("an expression that does not compile keeps the step from starting and is reported", async () => {
    harness.api.state.description = { millrace: { inputs: [{ source: "step_1", condition: "amount >" }] } };
    const flowId = await harness.createFlow();
    await expect(harness.start(echo, { flowId })).rejects.toThrow(/condition of the edge from step_1/);
    const [failed] = await errorsOf(flowId);
    expect(failed?.message).not.toHaveProperty("errorInput");
  });
});

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
    const [failed] = await errorsOf(flowId);
    expect(failed?.message).toMatchObject({
      error: { name: "StepError", message: "The amount is no number", code: "bad_amount" },
      errorInput: { body: "bad" },
      errorLogs: [expect.objectContaining({ text: "looking at it", fields: { order: 1 } })],
    });
    expect(failed?.headers).toMatchObject({ parentMessageId: id, stepId: "step_2", inputStepId: "step_1" });
    await waitFor(() => dead.some(({ headers }) => headers.messageId === id), { what: "the dead letter" });
  });

  test("a body that cannot be decrypted is an error too", async () => {
    const flowId = await harness.createFlow();
    await harness.start(echo, { flowId });
    await harness.send(flowId, { body: {} }, { content: Buffer.from("garbage") });
    const [failed] = await errorsOf(flowId);
    expect(failed?.message.error).toMatchObject({ name: "Undecryptable" });
    await emptied(flowId);
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
    const [failed] = await errorsOf(flowId);
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
    const [failed] = await errorsOf(flowId);
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
    await waitFor(() => traceRecords(flowId).length === 1, { what: "the trace" });
    expect(traceRecords(flowId)[0]).toMatchObject({ outcome: "processed", emitted: 30 });
    expect(errors.filter(({ headers }) => headers.taskId === flowId)).toEqual([]);
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

describe("rebounds and snapshots", () => {
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
    const [failed] = await errorsOf(flowId);
    expect(tries).toBe(4);
    expect(failed?.message.error).toMatchObject({ code: "rebound_limit" });
    expect(failed?.headers.parentMessageId).toBe(id);
    await waitFor(() => traceRecords(flowId).length === 4, { what: "four traces" });
    expect(traceRecords(flowId).map(({ outcome }) => outcome)).toEqual(["rebound", "rebound", "rebound", "error"]);
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

  test("a snapshot moves only after everything emitted before it is confirmed", async () => {
    const flowId = await harness.createFlow();
    const next = await harness.gather(harness.next(flowId));
    harness.api.state.description = { snapshot: { at: 0 } };
    const seen: unknown[] = [];
    await harness.start(
      component(async (step) => {
        seen.push(step.snapshot);
        for (let n = 0; n < 100; n++) void step.emit({ body: { n } });
        await step.saveSnapshot({ at: 1, kept: true });
        await step.updateSnapshot({ at: 2 });
        seen.push(step.snapshot);
        return undefined;
      }),
      { flowId },
    );
    await harness.send(flowId, { body: {} });
    await arrived(snapshots, 2);
    expect(next.length).toBe(100);
    expect(snapshots.map(({ message, headers }) => [headers.snapshotEvent, message])).toEqual([
      ["snapshot", { at: 1, kept: true }],
      ["updateSnapshot", { at: 2 }],
    ]);
    await waitFor(() => seen.length === 2, { what: "the second look" });
    expect(seen).toEqual([{ at: 0 }, { at: 2, kept: true }]);
  });
});

describe("life cycle", () => {
  test("init runs before the first message, startup keeps its result, and the step API is asked with patience", async () => {
    const flowId = await harness.createFlow();
    harness.api.state.failures = [503, 500];
    harness.api.state.startup = { from: "an earlier start" };
    const order: string[] = [];
    await harness.start(
      defineComponent({
        descriptor: { title: "Hooks" },
        functions: {
          act: defineFunction({
            startup: async () => {
              order.push("startup");
              return { subscription: 1 };
            },
            init: async () => {
              order.push("init");
            },
            process: async () => {
              order.push("process");
            },
          }),
        },
      }),
      { flowId, env: { STARTUP_REQUIRED: "1" } },
    );
    await harness.send(flowId, { body: {} });
    await waitFor(() => order.length === 3, { what: "all three" });
    expect(order).toEqual(["startup", "init", "process"]);
    expect(harness.api.state.startup).toEqual({ subscription: 1 });
    expect(harness.api.state.requests.at(0)).toContain(`Basic ${Buffer.from("step:key").toString("base64")}`);
  });

  test("a polling trigger gets one tick at a time, whatever the prefetch", async () => {
    const flowId = await harness.createFlow();
    let together = 0;
    let most = 0;
    const poll = component(
      async () => {
        most = Math.max(most, ++together);
        await new Promise((resolve) => setImmediate(resolve));
        together -= 1;
        return undefined;
      },
      { descriptor: { title: "Poll", triggers: { act: { title: "Poll", main: "act", type: "polling" } } } },
    );
    for (let n = 0; n < 10; n++) await harness.send(flowId, { body: { n } });
    await harness.start(poll, { flowId });
    await waitFor(() => traceRecords(flowId).length === 10, { what: "ten traces" });
    expect(most).toBe(1);
  });

  test("stopping takes no more messages and finishes those in hand", async () => {
    const flowId = await harness.createFlow();
    const next = await harness.gather(harness.next(flowId));
    const gate = Promise.withResolvers<void>();
    let begun = 0;
    const step = await harness.start(
      component(async (_step, message) => {
        begun += 1;
        await gate.promise;
        return { body: message.body };
      }),
      { flowId, env: { RABBITMQ_PREFETCH_SAILOR: "1" } },
    );
    await harness.send(flowId, { body: 1 });
    await harness.send(flowId, { body: 2 });
    await waitFor(() => begun === 1, { what: "the first message in hand" });
    const stopped = step.stop();
    gate.resolve();
    await stopped;
    await arrived(next, 1);
    expect(begun).toBe(1);
    await waitFor(async () => (await queueDepth(harness.session, harness.own(flowId)))?.ready === 1, {
      what: "the second message in the queue",
    });
    // The last trace is not lost with the process.
    await waitFor(() => traceRecords(flowId).length === 1, { what: "the trace" });
  });

  test("after the connection was cut nothing is lost, and what was in hand is not done twice", async () => {
    const flowId = await harness.createFlow();
    const next = await harness.gather(harness.next(flowId));
    const gate = Promise.withResolvers<void>();
    const worked: unknown[] = [];
    await harness.start(
      component(async (_step, message) => {
        worked.push(message.body);
        if (worked.length <= 20) await gate.promise;
        return { body: message.body };
      }),
      { flowId },
    );
    const count = 200;
    for (let n = 0; n < count; n++) await harness.send(flowId, { body: n });
    await waitFor(() => worked.length === 20, { what: "twenty messages in hand" });
    await waitFor(() => harness.vhost.cutConnections(), { what: "connections to cut" });
    gate.resolve();
    await arrived(next, count, 30_000);
    await emptied(flowId);
    expect(new Set(next.map(({ message }) => message.body)).size).toBe(count);
    expect(worked).toHaveLength(count);
  });
});
