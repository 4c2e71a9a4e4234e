import { queueDepth } from "@millrace/broker";
import { waitFor } from "@millrace/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { defineComponent, defineFunction } from "../component.ts";
import { arrived } from "./step-harness.ts";
import { component, createWatchedHarness, type WatchedHarness } from "./watched-harness.ts";

let harness: WatchedHarness;

beforeAll(async () => {
  harness = await createWatchedHarness();
});
beforeEach(() => harness.forget());
afterAll(() => harness?.[Symbol.asyncDispose]());

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
    await waitFor(() => harness.traceRecords(flowId).length === 10, { what: "ten traces" });
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
    await waitFor(() => harness.traceRecords(flowId).length === 1, { what: "the trace" });
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
    await harness.emptied(flowId);
    expect(new Set(next.map(({ message }) => message.body)).size).toBe(count);
    expect(worked).toHaveLength(count);
  });
});
