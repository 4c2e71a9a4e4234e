import { describe, expect, test } from "vitest";
import { readRebound, refusalDelayMs } from "./rebound.ts";

const now = 1_000_000;
const properties = { expiration: "15000" } as Parameters<typeof readRebound>[0]["properties"]; // the only one it reads
const sent = (given: { exchange?: string; routingKey?: string; headers?: Record<string, unknown> }) => ({
  exchange: "flow-f1",
  routingKey: "flow-f1.step_2.rebound",
  headers: {},
  properties,
  ...given,
});

describe("a rebound", () => {
  test("is due its delay after it was sent, also when it has waited for a runner", () => {
    const rebound = readRebound(sent({ headers: { end: now - 4_000, execId: "e1" } }), { now, isDue: false });
    expect(rebound).toEqual({
      flowId: "f1",
      stepId: "step_2",
      execId: "e1",
      sentAt: now - 4_000,
      dueAt: now + 11_000,
      delayMs: 15_000,
      refusals: 0,
    });
  });

  test("is never later than it asked for, whatever its sender's clock says", () => {
    expect(readRebound(sent({ headers: { end: now + 60_000 } }), { now, isDue: false })?.dueAt).toBe(now + 15_000);
    expect(readRebound(sent({}), { now, isDue: false })?.dueAt).toBe(now + 15_000);
  });

  test("that has waited is due", () => {
    const queue = "flow-f1:step_2:rebounds-15360";
    const headers = { end: now - 1, "x-death": [{ queue, exchange: "" }] };
    const due = sent({ exchange: "millrace:rebounds-due", routingKey: queue, headers });
    expect(readRebound(due, { now, isDue: true })).toMatchObject({ stepId: "step_2", dueAt: now - 1 });
  });

  test("whose delay was over before a runner took it is due", () => {
    const headers = { "x-death": [{ queue: "millrace:rebounds", exchange: "flow-f1" }] };
    const due = sent({ exchange: "millrace:rebounds-due", headers });
    expect(readRebound(due, { now, isDue: true })).toMatchObject({ flowId: "f1", stepId: "step_2", dueAt: now });
  });

  test("that another flow's step gave this flow's key is none", () => {
    expect(readRebound(sent({ exchange: "flow-f2" }), { now, isDue: false })).toBeUndefined();
    const headers = { "x-death": [{ queue: "millrace:rebounds", exchange: "flow-f2" }] };
    expect(readRebound(sent({ headers }), { now, isDue: true })).toBeUndefined();
    const asQueue = sent({ routingKey: "flow-f1:step_2:rebounds-128", headers });
    expect(readRebound(asQueue, { now, isDue: true })).toBeUndefined();
  });

  test("of nobody is none", () => {
    expect(readRebound(sent({ routingKey: "something.else" }), { now, isDue: false })).toBeUndefined();
  });
});

test("a queue that does not take what is due is asked less and less often", () => {
  expect([0, 1, 2, 6, 7, 99].map(refusalDelayMs)).toEqual([500, 1_000, 2_000, 32_000, 60_000, 60_000]);
});
