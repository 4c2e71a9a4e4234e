import { type DesiredState, type FlowState, flowStateSchema } from "@millrace/flow";
import { describe, expect, test } from "vitest";
import { plan } from "./plan.ts";
import type { PlanStep } from "./step.ts";
import { container, deadContainer, now, observed, queue, secondStep, wantedFlow, wantedStep } from "./test-observed.ts";

function kinds(steps: readonly PlanStep[]): string[] {
  return steps.map((step) => step.kind);
}

describe("wish and fact", () => {
  const wishes: DesiredState[] = ["inactive", "running", "suspended"];
  /** Where a flow that lacks nothing goes next, by state and wish; nowhere when it is not named. */
  const moves: Partial<Record<FlowState, Partial<Record<DesiredState, FlowState>>>> = {
    inactive: { running: "starting" },
    starting: { inactive: "stopping", running: "running", suspended: "suspending" },
    running: { inactive: "stopping", suspended: "suspending" },
    sleeping: { inactive: "stopping", suspended: "suspending" },
    suspending: { inactive: "stopping", running: "suspended", suspended: "suspended" },
    suspended: { inactive: "stopping", running: "starting" },
    stopping: { inactive: "inactive", running: "inactive", suspended: "inactive" },
  };
  const cases = flowStateSchema.options.flatMap((state) => wishes.map((desired) => ({ state, desired })));

  test.each(cases)("$state, wished $desired", ({ state, desired }) => {
    const isDown = state === "stopping" || state === "inactive";
    const facts = {
      ...(state === "starting" || state === "running" ? {} : { containers: [] }),
      ...(isDown && { queues: new Map(), isBrokerCleared: true }),
    };
    const steps = plan(observed({ flow: { state, desired }, ...facts }), now);
    const to = moves[state]?.[desired];
    expect(steps.map((step) => (step.kind === "setState" ? step.to : step.kind))).toEqual(to ? [to] : []);
  });
});

describe("a reason that is over", () => {
  test.each(["inactive", "sleeping", "suspended"] as const)("goes while the flow is %s", (state) => {
    const desired: DesiredState = state === "sleeping" ? "running" : state;
    const flow = { state, desired, stateReason: "RabbitMQ does not answer." };
    expect(plan(observed({ flow, containers: [] }), now)).toEqual([{ kind: "setReason", reason: null }]);
  });
});

describe("starting", () => {
  const fresh = { state: "starting" as const, stateSince: now - 200 };

  test("without a published version says so instead of starting", () => {
    const steps = plan(observed({ flow: { state: "inactive", desiredVersion: undefined } }), now);
    expect(steps).toEqual([{ kind: "setReason", reason: expect.stringContaining("never published") }]);
  });

  test("takes the version that is wanted", () => {
    const steps = plan(observed({ flow: { state: "inactive", desiredVersion: 7 } }), now);
    expect(steps).toMatchObject([{ kind: "setState", to: "starting", version: 7, actor: "person" }]);
  });

  test("makes queues and users before anything else", () => {
    const steps = plan(observed({ flow: fresh, containers: [], queues: new Map(), isBrokerPrepared: false }), now);
    expect(kinds(steps)).toEqual(["prepareBroker"]);
  });

  test("makes queues that are missing although they were made", () => {
    const steps = plan(observed({ flow: fresh, queues: new Map([["step_1", queue()]]) }), now);
    expect(kinds(steps)).toEqual(["prepareBroker"]);
  });

  test("lets containers come up while new queues settle, and runs only when these take messages", () => {
    const settling = { flow: fresh, queuesSettleAt: now + 700 };
    expect(kinds(plan(observed({ ...settling, containers: [] }), now))).toEqual([
      "createContainer",
      "createContainer",
      "wait",
      "wait",
    ]);
    expect(plan(observed(settling), now)).toContainEqual({ kind: "wait", until: now + 700 });
    expect(kinds(plan(observed(settling), now + 700))).toEqual(["openQueues", "wait"]);
    expect(plan(observed({ flow: fresh }), now)).toMatchObject([{ kind: "setState", to: "running" }]);
  });

  test("makes the containers of all steps side by side, one per replica", () => {
    const wanted = wantedFlow({ steps: [wantedStep(), { ...secondStep, replicas: 2 }] });
    const steps = plan(observed({ flow: fresh, containers: [], wanted }), now);
    expect(steps.filter(({ kind }) => kind === "createContainer")).toMatchObject([
      { stepId: "step_1", replica: 0, history: { restarts: 0 } },
      { stepId: "step_2", replica: 0 },
      { stepId: "step_2", replica: 1 },
    ]);
  });

  test("waits for a consumer on every queue", () => {
    const queues = new Map([
      ["step_1", queue()],
      ["step_2", queue({ consumers: 0 })],
    ]);
    expect(plan(observed({ flow: fresh, queues }), now)).toEqual([{ kind: "wait", until: now + 40 }]);
  });

  test("says after its deadline what it waits for, and goes on waiting", () => {
    const queues = new Map([
      ["step_1", queue()],
      ["step_2", queue({ consumers: 0 })],
    ]);
    const steps = plan(
      observed({
        flow: { ...fresh, stateSince: now - 61_000 },
        queues,
        containers: [container(), container({ stepId: "step_2", createdAt: now - 20_000 })],
      }),
      now,
    );
    expect(steps).toEqual([
      { kind: "setReason", reason: "step_2 (Second) is up but does not take messages yet." },
      { kind: "wait", until: now + 1_000 },
    ]);
  });

  test("says after its deadline how a container ends, with its last words", () => {
    const dead = deadContainer({ stepId: "step_2", failures: 1, lastLines: ["cannot run: no such table"] });
    const steps = plan(
      observed({ flow: { ...fresh, stateSince: now - 61_000 }, containers: [container(), dead] }),
      now,
    );
    expect(steps[0]).toEqual({
      kind: "setReason",
      reason: "step_2 (Second) keeps ending (2 times) with exit code 1: cannot run: no such table",
    });
  });

  test("names a component that is gone, and keeps trying", () => {
    const steps = plan(observed({ flow: fresh, wanted: { problem: "step_2: gone", retentionMs: 1 } }), now);
    expect(steps).toEqual([
      { kind: "setReason", reason: "step_2: gone" },
      { kind: "wait", until: now + 5_000 },
    ]);
  });

  test("replaces containers of an earlier start at once", () => {
    const steps = plan(
      observed({ flow: fresh, containers: [container({ execId: "exec-0" }), container({ stepId: "step_2" })] }),
      now,
    );
    expect(steps[0]).toMatchObject({
      kind: "replaceContainer",
      stepId: "step_1",
      graceMs: 0,
      history: { restarts: 0 },
    });
  });
});

describe("running", () => {
  test("as wished needs nothing", () => {
    expect(plan(observed(), now)).toEqual([]);
  });

  test("a container that is missing is made", () => {
    expect(plan(observed({ containers: [container()] }), now)).toMatchObject([
      { kind: "createContainer", stepId: "step_2" },
    ]);
  });

  test("a dead container is replaced after a delay that doubles with every quick death", () => {
    const delays = [0, 1, 2, 3, 20].map((failures) => {
      const dead = deadContainer({ stepId: "step_2", failures });
      const [wait] = plan(observed({ containers: [container(), dead], flow: { stateReason: "known" } }), now).filter(
        ({ kind }) => kind === "wait",
      );
      return wait?.kind === "wait" ? wait.until - now : undefined;
    });
    expect(delays).toEqual([200, 400, 800, 1_600, 30_000]);
  });

  test("the replacement knows what came before", () => {
    const dead = deadContainer({ stepId: "step_2", restarts: 4, failures: 0, diedAt: now - 300 });
    expect(plan(observed({ containers: [container(), dead] }), now)).toMatchObject([
      {
        kind: "replaceContainer",
        stepId: "step_2",
        graceMs: 0,
        history: { restarts: 5, failures: 1, memoryDeaths: 0, isCautious: false },
      },
    ]);
  });

  test("from the second quick death on it takes one message at a time", () => {
    const dead = deadContainer({ failures: 1, diedAt: now - 1_000 });
    const steps = plan(observed({ containers: [dead, container({ stepId: "step_2" })] }), now);
    expect(steps).toMatchObject([{ kind: "replaceContainer", history: { failures: 2, isCautious: true } }]);
  });

  test("a death after a long life counts as the first", () => {
    const dead = deadContainer({ failures: 9, livedMs: 120_000, diedAt: now - 250 });
    const steps = plan(
      observed({ containers: [dead, container({ stepId: "step_2" })], flow: { stateReason: "x" } }),
      now,
    );
    expect(steps.find(({ kind }) => kind === "replaceContainer")).toMatchObject({
      history: { failures: 1, isCautious: false },
    });
  });

  test("one that ended with exit code 0 is replaced as well", () => {
    const dead = container({
      state: "exited",
      end: { exitCode: 0, outOfMemory: false, startedAt: now - 9_000, finishedAt: now - 8_000 },
    });
    expect(kinds(plan(observed({ containers: [dead, container({ stepId: "step_2" })] }), now))).toEqual([
      "replaceContainer",
    ]);
  });

  test("after several quick deaths the reason is shown, with memory named as the cause", () => {
    const dead = deadContainer({
      failures: 2,
      end: { exitCode: 137, outOfMemory: true, startedAt: now - 900, finishedAt: now },
    });
    const steps = plan(observed({ containers: [dead, container({ stepId: "step_2" })] }), now);
    expect(steps[0]).toEqual({ kind: "setReason", reason: expect.stringContaining("more than 256 MB of memory") });
  });

  test("the reason stays while the container that keeps dying is up again, and goes when all is well", () => {
    const flow = { stateReason: "step_1 (First) keeps ending (4 times) with exit code 1" };
    const again = container({ failures: 4 });
    const deaf = new Map([
      ["step_1", queue({ consumers: 0 })],
      ["step_2", queue()],
    ]);
    expect(plan(observed({ flow, containers: [again, container({ stepId: "step_2" })], queues: deaf }), now)).toEqual(
      [],
    );
    expect(plan(observed({ flow, containers: [again, container({ stepId: "step_2" })] }), now)).toEqual([
      { kind: "setReason", reason: null },
    ]);
  });

  test("a cautious container that stays well gives way to a normal one", () => {
    const cautious = container({ isCautious: true, failures: 3, createdAt: now - 61_000 });
    expect(plan(observed({ containers: [cautious, container({ stepId: "step_2" })] }), now)).toMatchObject([
      { kind: "replaceContainer", history: { failures: 0, isCautious: false }, why: "it is well again" },
    ]);
  });

  test("a container that lost its queue is replaced, once it is sure", () => {
    const plans = [undefined, now - 1_000, now - 21_000].map((silentSince) => {
      const queues = new Map([
        ["step_1", queue({ consumers: 0, silentSince })],
        ["step_2", queue()],
      ]);
      const old = container({ createdAt: now - 50_000 });
      return plan(observed({ containers: [old, container({ stepId: "step_2" })], queues }), now);
    });
    expect(plans).toMatchObject([[], [], [{ kind: "replaceContainer", why: "it does not take messages" }]]);
  });

  test("a queue that was deleted is made again", () => {
    expect(kinds(plan(observed({ queues: new Map([["step_1", queue()]]) }), now))).toEqual(["prepareBroker"]);
    expect(plan(observed({ queuesSettleAt: now + 700 }), now)).toEqual([{ kind: "wait", until: now + 700 }]);
    expect(kinds(plan(observed({ queuesSettleAt: now }), now))).toEqual(["openQueues"]);
  });
});

describe("stopping", () => {
  const flow = { state: "stopping" as const, desired: "inactive" as const };

  test("takes the schedule away, then containers, then queues and users, then rests", () => {
    const schedule = { cron: "* * * * *", timezone: "UTC" };
    expect(kinds(plan(observed({ flow, schedule }), now))).toEqual(["removeSchedule"]);
    expect(kinds(plan(observed({ flow }), now))).toEqual(["removeContainer", "removeContainer"]);
    expect(kinds(plan(observed({ flow, containers: [], hasHookState: true }), now))).toEqual(["runShutdownHook"]);
    expect(kinds(plan(observed({ flow, containers: [] }), now))).toEqual(["clearBroker"]);
    expect(plan(observed({ flow, containers: [], isBrokerCleared: true, droppedMessages: 3 }), now)).toMatchObject([
      { kind: "setState", to: "inactive", numbers: { droppedMessages: 3 } },
    ]);
  });

  test("does not wait for Redis", () => {
    const steps = plan(observed({ flow, schedule: "unknown" }), now);
    expect(kinds(steps)).toEqual(["removeContainer", "removeContainer"]);
  });

  test("tells when it took longer than it may", () => {
    const late = { ...flow, stateSince: now - 75_000 };
    expect(plan(observed({ flow: late, containers: [], isBrokerCleared: true }), now)).toMatchObject([
      { why: "Containers and queues are gone; it took 75 s" },
    ]);
  });

  test("a start wished meanwhile waits until everything is gone", () => {
    expect(kinds(plan(observed({ flow: { ...flow, desired: "running" } }), now))).toEqual([
      "removeContainer",
      "removeContainer",
    ]);
  });
});
