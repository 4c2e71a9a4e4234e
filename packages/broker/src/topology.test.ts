import { expect, test } from "vitest";
import {
  isReboundQueue,
  originOf,
  parseName,
  planDelayQueue,
  planTopology,
  reboundTierMs,
  routingKey,
} from "./topology.ts";

const options = {
  flowId: "f1",
  steps: [
    { id: "step_1", predecessors: [] },
    { id: "step_2", predecessors: ["step_1"] },
    { id: "step_3", predecessors: ["step_1", "step_2"] },
  ],
  queueType: "quorum" as const,
  deliveryLimit: 5,
};

test("each step has a queue for messages and one for poison on the flow's one exchange", () => {
  const plan = planTopology(options);
  expect(plan.exchanges).toEqual([{ name: "flow-f1", type: "topic" }]);
  expect(plan.queues.map(({ name }) => name)).toEqual(
    ["step_1", "step_2", "step_3"].flatMap((step) =>
      ["messages", "quarantine"].map((kind) => `flow-f1:${step}:${kind}`),
    ),
  );
});

test("a step's queue refuses what is over its limit and dead-letters what it gives up, at least once", () => {
  expect(planTopology(options).queues[0]?.arguments).toEqual({
    "x-queue-type": "quorum",
    "x-overflow": "reject-publish",
    "x-delivery-limit": 5,
    "x-dead-letter-exchange": "flow-f1",
    "x-dead-letter-routing-key": "flow-f1.step_1.deadletter",
    "x-dead-letter-strategy": "at-least-once",
  });
});

test("classic queues get no argument they would refuse", () => {
  const [messages] = planTopology({ ...options, queueType: "classic" }).queues;
  expect(messages?.arguments).not.toHaveProperty("x-delivery-limit");
  expect(messages?.arguments).not.toHaveProperty("x-dead-letter-strategy");
});

test("a step is fed by its own input, its rebounds and the data of every predecessor", () => {
  const keys = planTopology(options)
    .bindings.filter(({ queue }) => queue === "flow-f1:step_3:messages")
    .map((binding) => binding.routingKey);
  expect(keys).toEqual([
    "flow-f1.step_3.input",
    "flow-f1.step_3.requeue",
    "flow-f1.step_1.data",
    "flow-f1.step_2.data",
  ]);
});

test("an error handler is fed by the errors of the steps it is for", () => {
  const steps = [...options.steps, { id: "handler", predecessors: [], errorsOf: ["step_1", "step_3"] }];
  const keys = planTopology({ ...options, steps })
    .bindings.filter(({ queue }) => queue === "flow-f1:handler:messages")
    .map((binding) => binding.routingKey);
  expect(keys).toEqual([
    "flow-f1.handler.input",
    "flow-f1.handler.requeue",
    "flow-f1.step_1.error",
    "flow-f1.step_1.setaside",
    "flow-f1.step_3.error",
    "flow-f1.step_3.setaside",
  ]);
});

test("the collectors of the installation hear of every step", () => {
  const collected = planTopology({ ...options, prefix: "second" }).bindings.filter(({ queue }) =>
    queue.startsWith("second:"),
  );
  expect(collected.map(({ queue, routingKey: key }) => `${key} ${queue}`)).toEqual([
    "flow-f1.*.error second:errors",
    "flow-f1.*.snapshot second:snapshots",
    "flow-f1.*.trace second:traces",
    "flow-f1.*.deadletter second:deadletters",
    "flow-f1.*.rebound second:rebounds",
  ]);
});

test("ids that would break a routing key are refused", () => {
  expect(() => planTopology({ ...options, flowId: "a.b" })).toThrow(/cannot name/);
  expect(() => planTopology({ ...options, steps: [{ id: "step:1", predecessors: [] }] })).toThrow(/cannot name/);
});

test("names lead back to their flow and step", () => {
  expect(parseName("flow-f1:step_1:messages")).toEqual({ flowId: "f1", stepId: "step_1", kind: "messages" });
  expect(parseName(routingKey({ flowId: "f-1", stepId: "s", kind: "error" }))).toEqual({
    flowId: "f-1",
    stepId: "s",
    kind: "error",
  });
  expect(parseName("amq.topic")).toBeUndefined();
});

test("a delivery is from the flow whose exchange took it, whatever its key says", () => {
  const routingKey = "flow-f1.s.error";
  expect(originOf({ exchange: "flow-f1", routingKey })).toEqual({ flowId: "f1", stepId: "s", kind: "error" });
  expect(originOf({ exchange: "flow-f2", routingKey })).toBeUndefined();
});

test("a queue of rebounds leads back to its flow and step, and says whose it is", () => {
  const tierMs = reboundTierMs(15_000);
  const { name, arguments: given } = planDelayQueue({ ...options, stepId: "step_2", tierMs, prefix: "second" });
  expect(name).toBe("flow-f1:step_2:rebounds-15360");
  expect(parseName(name)).toEqual({ flowId: "f1", stepId: "step_2", kind: "rebounds-15360" });
  expect(isReboundQueue("rebounds-15360")).toBe(true);
  expect(isReboundQueue("messages")).toBe(false);
  expect(given).toMatchObject({
    "x-dead-letter-exchange": "second:rebounds-due",
    "x-dead-letter-strategy": "at-least-once",
    "x-overflow": "reject-publish",
  });
  // It keeps the key that tells where it belongs.
  expect(given).not.toHaveProperty("x-dead-letter-routing-key");
});

test("delays share a queue only with those that are at most an eighth longer, or 128 ms", () => {
  for (let delayMs = 0; delayMs < 4_000_000_000; delayMs = Math.ceil(delayMs * 1.01) + 1) {
    const tierMs = reboundTierMs(delayMs);
    expect(tierMs).toBeGreaterThanOrEqual(delayMs);
    expect(tierMs).toBeLessThanOrEqual(Math.max(delayMs + 128, delayMs * 1.125));
    expect(Number.isInteger(tierMs)).toBe(true);
    expect(reboundTierMs(tierMs)).toBe(tierMs);
  }
});
