import { describe, expect, test } from "vitest";
import { readDeadLetter } from "./dead-letter.ts";

const key = { exchange: "flow-f1", routingKey: "flow-f1.step_2.deadletter" };

describe("a dead letter", () => {
  test("is poison when the broker handed it out too often", () => {
    const at = { "!": "timestamp", value: 1_700_000_000 };
    const headers = {
      messageId: "m1",
      "x-death": [{ queue: "flow-f1:step_2:messages", reason: "delivery_limit", time: at }],
    };
    expect(readDeadLetter({ ...key, headers })).toMatchObject({
      flowId: "f1",
      stepId: "step_2",
      messageId: "m1",
      reason: "delivery_limit",
      leftAt: 1_700_000_000_000,
    });
  });

  test("that waited for retries before is judged by how it left its step's queue", () => {
    const headers = {
      "x-death": [
        { queue: "flow-f1:step_2:messages", reason: "rejected" },
        { queue: "flow-f1:step_2:rebounds", reason: "expired" },
      ],
      "x-first-death-reason": "expired",
    };
    expect(readDeadLetter({ ...key, headers })?.reason).toBe("rejected");
  });

  test("of nobody is none", () => {
    expect(readDeadLetter({ ...key, routingKey: "something.else", headers: {} })).toBeUndefined();
  });

  test("that another flow's step gave this flow's key is none", () => {
    expect(readDeadLetter({ ...key, exchange: "flow-f2", headers: {} })).toBeUndefined();
  });
});
