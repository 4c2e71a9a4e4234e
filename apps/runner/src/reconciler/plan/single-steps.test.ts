import { describe, expect, test } from "vitest";
import { plan } from "./plan.ts";
import { container, now, observed, queue, secondStep, wantedFlow, wantedStep } from "./test-observed.ts";

describe("single steps", () => {
  test("that are paused lose their containers, and nobody waits for their consumers", () => {
    const wanted = wantedFlow({ steps: [wantedStep(), { ...secondStep, isPaused: true }] });
    const silent = new Map([
      ["step_1", queue()],
      ["step_2", queue({ consumers: 0, silentSince: now - 100_000, ready: 3 })],
    ]);
    expect(plan(observed({ wanted, queues: silent }), now)).toMatchObject([
      { kind: "removeContainer", stepId: "step_2", graceMs: 10_000 },
    ]);
    expect(plan(observed({ wanted, queues: silent, containers: [container()] }), now)).toEqual([]);
  });

  test("that get fewer replicas lose the last ones", () => {
    const containers = [container(), container({ stepId: "step_2" }), container({ stepId: "step_2", replica: 1 })];
    const queues = (consumers: number) =>
      new Map([
        ["step_1", queue()],
        ["step_2", queue({ consumers })],
      ]);
    const gone = [{ kind: "removeContainer", id: "engine-step_2-1" }];
    expect(plan(observed({ containers, queues: queues(2) }), now)).toMatchObject(gone);
    // Whose consumer it is cannot be told: the one that stays may still be coming up.
    expect(plan(observed({ containers, queues: queues(1) }), now)).toMatchObject([{ kind: "wait" }]);
    expect(plan(observed({ containers, queues: queues(1) }), now + 60_000)).toMatchObject(gone);
  });
});
