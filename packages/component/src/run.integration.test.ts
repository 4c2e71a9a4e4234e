import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { queueDepth } from "@millrace/broker";
import { createTestProxy, waitFor } from "@millrace/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { arrived, createStepHarness, type Gathered, type StepHarness } from "./step/step-harness.ts";

let harness: StepHarness;
let errors: Gathered[];

beforeAll(async () => {
  harness = await createStepHarness();
  errors = await harness.gather(harness.collectors.errors);
});

beforeEach(() => {
  harness.api.state.description = {};
  harness.api.state.posted = [];
  errors.length = 0;
});

afterAll(() => harness?.[Symbol.asyncDispose]());

/** Of this flow alone: another test's last error may still be on its way. */
const errorsOf = (flowId: string) =>
  waitFor(
    () => {
      const found = errors.filter(({ headers }) => headers.taskId === flowId);
      return found.length > 0 && found;
    },
    { what: "an error" },
  );

interface Process {
  child: ChildProcess;
  output: () => string;
  exited: Promise<number | null>;
}

/** A component's process as a container would run it. */
function start(env: Record<string, string>, ...args: string[]): Process {
  const program = fileURLToPath(new URL("./fixtures/test-component.ts", import.meta.url));
  const child = spawn(process.execPath, [program, ...args], {
    env: { NODE_ENV: "production", PATH: process.env.PATH, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const chunks: string[] = [];
  child.stdout.on("data", (chunk) => chunks.push(String(chunk)));
  child.stderr.on("data", (chunk) => chunks.push(String(chunk)));
  const exited = once(child, "exit").then(([code]: (number | null)[]) => code ?? null);
  return { child, output: () => chunks.join(""), exited };
}

const consumers = async (flowId: string) => (await queueDepth(harness.session, harness.own(flowId)))?.consumers ?? 0;

async function startStep(flowId: string, extra: Record<string, string> = {}): Promise<Process> {
  const before = await consumers(flowId);
  const step = start({ ...harness.variables(flowId), ...extra });
  await waitFor(async () => (await consumers(flowId)) > before, { what: "a consumer" });
  return step;
}

describe("a step's process", () => {
  test("finishes what it has in hand on SIGTERM, leaves the rest in the queue, and exits with 0", async () => {
    const flowId = await harness.createFlow();
    const next = await harness.gather(harness.next(flowId));
    const step = await startStep(flowId, { ELASTICIO_RABBITMQ_PREFETCH_SAILOR: "1" });
    await harness.send(flowId, { body: { n: 1, sleepMs: 500 } });
    await harness.send(flowId, { body: { n: 2 } });
    await waitFor(async () => (await queueDepth(harness.session, harness.own(flowId)))?.ready === 1, {
      what: "the first message in hand",
    });
    step.child.kill("SIGTERM");
    step.child.kill("SIGTERM");
    expect(await step.exited).toBe(0);
    await arrived(next, 1);
    expect(next.map(({ message }) => message.body)).toEqual([{ n: 1 }]);
    expect((await queueDepth(harness.session, harness.own(flowId)))?.ready).toBe(1);
  });

  test("killed at work, loses nothing: another one gets its messages", async () => {
    const flowId = await harness.createFlow();
    const next = await harness.gather(harness.next(flowId));
    const first = await startStep(flowId);
    const count = 300;
    for (let n = 0; n < count; n++) await harness.send(flowId, { body: { n, sleepMs: 2 } });
    await waitFor(() => next.length > 20, { what: "some messages through" });
    first.child.kill("SIGKILL");
    await waitFor(async () => (await consumers(flowId)) === 0, { what: "the broker to notice" });
    const second = await startStep(flowId);
    await waitFor(() => new Set(next.map(({ message }) => JSON.stringify(message.body))).size === count, {
      what: "every message",
      timeoutMs: 20_000,
    });
    second.child.kill("SIGTERM");
    expect(await second.exited).toBe(0);
  });

  test("a crash outside of a message ends it with 1, and a message that does so again and again is set aside", async () => {
    const flowId = await harness.createFlow({ deliveryLimit: 2 });
    const dead = await harness.gather(harness.collectors.deadletters);
    await harness.send(flowId, { body: { n: 1, crash: true } });
    for (let round = 0; round < 3; round++) {
      const step = start(harness.variables(flowId));
      expect(await step.exited).toBe(1);
      expect(step.output()).toContain("crashed outside of a message");
    }
    await arrived(dead, 1);
    expect(dead[0]?.headers["x-first-death-reason"]).toBe("delivery_limit");
  });

  test("outlives a broker that is away, and goes on where it was", async () => {
    await using proxy = await createTestProxy({ url: harness.vhost.url });
    const flowId = await harness.createFlow();
    const next = await harness.gather(harness.next(flowId));
    const step = await startStep(flowId, { ELASTICIO_AMQP_URI: proxy.url });
    for (let n = 0; n < 10; n++) await harness.send(flowId, { body: { n, sleepMs: 300 } });
    await waitFor(async () => (await queueDepth(harness.session, harness.own(flowId)))?.ready === 0, {
      what: "all in hand",
    });
    await proxy.takeDown();
    await waitFor(() => step.output().includes("cannot reach the broker"), { what: "futile attempts" });
    for (let n = 10; n < 20; n++) await harness.send(flowId, { body: { n } });
    await proxy.restore();
    await arrived(next, 20, 20_000);
    expect(new Set(next.map(({ message }) => JSON.stringify(message.body))).size).toBe(20);
    await waitFor(async () => (await queueDepth(harness.session, harness.own(flowId)))?.ready === 0, {
      what: "no rest",
    });
    step.child.kill("SIGTERM");
    expect(await step.exited).toBe(0);
    // Ten were in hand while the broker was away: done once, acknowledged on redelivery.
    expect(next).toHaveLength(20);
  });

  test("says all that is missing and exits with 1", async () => {
    const step = start({ ELASTICIO_FLOW_ID: "f" });
    expect(await step.exited).toBe(1);
    expect(step.output()).toContain("ELASTICIO_STEP_ID is missing; ELASTICIO_CONTAINER_ID is missing");
  });

  test.each([
    ["the step API knows no such step", { failures: [404] }, {}, /answered 404/],
    ["the function does not exist", { failures: [] }, { ELASTICIO_FUNCTION: "nothing" }, /no function \\"nothing\\"/],
    ["its queue does not exist", { failures: [] }, { ELASTICIO_LISTEN_MESSAGES_ON: "no-queue" }, /NOT_FOUND/],
  ])("exits with 1 and reports it when %s", async (_case, { failures }, env, text) => {
    const flowId = await harness.createFlow();
    harness.api.state.failures = [...failures];
    const step = start({ ...harness.variables(flowId), ...env });
    expect(await step.exited).toBe(1);
    expect(step.output()).toMatch(text);
    const [failed] = await errorsOf(flowId);
    expect(failed?.message).not.toHaveProperty("errorInput");
    expect(failed?.headers).toMatchObject({ stepId: "step_2", taskId: flowId });
  });

  test("SIGTERM while the broker is not there ends it at once", async () => {
    const flowId = await harness.createFlow();
    const step = start({ ...harness.variables(flowId), ELASTICIO_AMQP_URI: "amqp://127.0.0.1:1" });
    await waitFor(() => step.output().includes("cannot reach the broker"), { what: "a futile attempt" });
    step.child.kill("SIGTERM");
    expect(await step.exited).toBe(0);
  });

  test("in shutdown mode it only runs the hook, with what startup had returned", async () => {
    harness.api.state.startup = { subscription: 7 };
    harness.api.state.description = { config: { tell: harness.api.url } };
    const flowId = await harness.createFlow();
    const step = start({ ...harness.variables(flowId, { FUNCTION: "hooked" }), ELASTICIO_HOOK_SHUTDOWN: "1" });
    expect(await step.exited).toBe(0);
    expect(harness.api.state.posted).toEqual([{ shutdown: { subscription: 7 } }]);
    expect(harness.api.state.startup).toBeUndefined();
  });
});

describe("design-time calls", () => {
  const call = async (method: string, config: object, extra: Record<string, string> = {}) => {
    const env = { ELASTICIO_POST_RESULT_URL: harness.api.url, ELASTICIO_CFG: JSON.stringify(config), ...extra };
    expect(await start(env, method).exited).toBe(0);
    return harness.api.state.posted[0];
  };

  test.each([
    ["right", { verified: true }],
    ["wrong", { verified: false, reason: "wrong password" }],
    ["explode", { verified: false, reason: "the other system said no" }],
  ])("verifying credentials with the password %s", async (password, data) => {
    expect(await call("verifyCredentials", { password })).toEqual({ status: "success", data });
  });

  test("choices and metadata come from the component", async () => {
    const env = { ELASTICIO_ACTION_OR_TRIGGER: "act", ELASTICIO_GET_MODEL_METHOD: "tables" };
    expect(await call("selectModel", { schema: "public" }, env)).toEqual({
      status: "success",
      data: { orders: "public.orders" },
    });
    harness.api.state.posted = [];
    expect(await call("getMetaModel", {}, env)).toMatchObject({ data: { in: { type: "object" } } });
  });

  test("what the component does not have is an error in words", async () => {
    expect(await call("selectModel", {}, { ELASTICIO_GET_MODEL_METHOD: "views" })).toEqual({
      status: "error",
      data: { message: 'The component has no choices named "views"' },
    });
  });

  test("a result that the platform does not take at first is sent again", async () => {
    harness.api.state.failures = [500];
    expect(await call("verifyCredentials", { password: "right" })).toMatchObject({ status: "success" });
  });
});
