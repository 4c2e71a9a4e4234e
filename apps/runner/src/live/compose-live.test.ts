import type { QueueFacts } from "@millrace/broker";
import { liveFlowSchema } from "@millrace/flow";
import { describe, expect, test } from "vitest";
import { container, deadContainer, now, observed, wantedFlow, wantedStep } from "../reconciler/plan/test-observed.ts";
import { composeLive } from "./compose-live.ts";

const { flow } = observed();

function queue(kind: string, given: Partial<QueueFacts>): QueueFacts {
  const counts = { ready: 0, unacked: 0, consumers: 1, messageBytes: 0, published: 0, delivered: 0, acknowledged: 0 };
  return { name: `flow-${flow.id}:step_1:${kind}`, type: "quorum", ...counts, ...given };
}

const sources = {
  flow,
  wanted: wantedFlow({ steps: [wantedStep()] }),
  wake: undefined,
  containers: [container()],
  queues: [
    queue("messages", { ready: 4, unacked: 2 }),
    queue("rebounds", { ready: 1 }),
    queue("quarantine", { ready: 3 }),
  ],
  totals: new Map([["step_1", { received: 10, emitted: 20, errors: 1 }]]),
  oldestOf: () => ({ at: now - 5_000, isAtLeast: false }),
  reboundOf: () => ({ dueAt: now + 9_000, reason: "Closed" }),
  before: undefined,
  now,
};

describe("the live picture", () => {
  test("shows state, containers, depths and totals of every step", () => {
    const live = composeLive(sources);
    expect(liveFlowSchema.parse(live)).toMatchObject({
      state: "running",
      version: 1,
      steps: [
        {
          id: "step_1",
          ready: 4,
          unacked: 2,
          rebounds: 1,
          quarantined: 3,
          in: 10,
          out: 20,
          errors: 1,
          consumers: 1,
          oldest: { at: now - 5_000, isAtLeast: false },
          rebound: { dueAt: now + 9_000, reason: "Closed" },
          inPerSecond: 0,
          containers: [{ state: "running" }],
        },
      ],
    });
  });

  test("its rates are of the time since the picture before; a new start is no negative rate", () => {
    const before = composeLive({
      ...sources,
      now: now - 2_000,
      totals: new Map([["step_1", { received: 4, emitted: 30, errors: 0 }]]),
    });
    expect(composeLive({ ...sources, before }).steps[0]).toMatchObject({ inPerSecond: 3, outPerSecond: 0 });
  });

  test("counts the steps that a new version has taken over already", () => {
    const { spec } = wantedStep();
    const next = { ...wantedStep(), id: "step_2" };
    const live = composeLive({
      ...sources,
      flow: { ...flow, previousVersion: 1 },
      wanted: wantedFlow({ steps: [wantedStep(), next] }),
      containers: [container({ spec }), container({ stepId: "step_2", spec: "older" })],
    });
    expect(live.rollOut).toEqual({ done: 1, steps: 2 });
  });

  test("a dead container of a running flow is restarting, with its exit code", () => {
    const live = composeLive({ ...sources, containers: [deadContainer({ restarts: 2 })] });
    expect(live.steps[0]?.containers).toEqual([{ id: "step_1-0", state: "restarting", restarts: 2, exitCode: 1 }]);
  });
});
