import { describe, expect, test } from "vitest";
import { plan } from "./plan.ts";
import { container, deadContainer, now, observed, queue, secondStep, wantedFlow, wantedStep } from "./test-observed.ts";

const first = container();
const changed = { ...secondStep, spec: "spec-2" };
const old = container({ stepId: "step_2" });
const young = container({ stepId: "step_2", id: "young", spec: "spec-2" });
const rollingOut = { activeVersion: 2, desiredVersion: 2, previousVersion: 1 };

function queues(second: Parameters<typeof queue>[0]) {
  return new Map([
    ["step_1", queue()],
    ["step_2", queue(second)],
  ]);
}

describe("a new version", () => {
  const wanted = wantedFlow({ steps: [wantedStep(), changed] });

  test("becomes the active one first", () => {
    expect(plan(observed({ flow: { desiredVersion: 2 } }), now)).toEqual([{ kind: "adoptVersion", from: 1, to: 2 }]);
  });

  test("gets its containers beside the old ones, one replica at a time; unchanged steps keep theirs", () => {
    const twice = wantedFlow({ steps: [wantedStep(), { ...changed, replicas: 2 }] });
    const containers = [first, old, container({ stepId: "step_2", replica: 1 })];
    expect(plan(observed({ flow: rollingOut, wanted: twice, containers }), now)).toEqual([
      {
        kind: "createContainer",
        stepId: "step_2",
        replica: 0,
        history: { restarts: 0, failures: 0, memoryDeaths: 0, isCautious: false },
      },
    ]);
  });

  test("has the old container work until the new one takes messages", () => {
    const facts = { flow: rollingOut, wanted, containers: [first, old, young] };
    expect(plan(observed({ ...facts, queues: queues({ consumers: 1 }) }), now)).toEqual([
      { kind: "wait", until: now + 100 },
    ]);
    expect(plan(observed({ ...facts, queues: queues({ consumers: 2 }) }), now)).toEqual([
      { kind: "removeContainer", id: old.id, stepId: "step_2", graceMs: 10_000 },
    ]);
  });

  test("does not wait beside an old container that takes no messages", () => {
    const silent = (silentSince: number) => queues({ consumers: 0, silentSince });
    const facts = { flow: rollingOut, wanted, containers: [first, old] };
    expect(plan(observed({ ...facts, queues: silent(now - 19_000) }), now)).toMatchObject([
      { kind: "createContainer" },
    ]);
    expect(plan(observed({ ...facts, queues: silent(now - 21_000) }), now)).toMatchObject([
      { kind: "replaceContainer", id: old.id, graceMs: 10_000 },
    ]);
  });

  test("replaces a polling trigger's container without two of them at once", () => {
    const poller = wantedStep({ isPolling: true, spec: "spec-2" });
    const facts = { flow: rollingOut, wanted: wantedFlow({ steps: [poller, secondStep] }) };
    expect(plan(observed({ ...facts, containers: [first, old] }), now)).toMatchObject([
      { kind: "replaceContainer", stepId: "step_1", graceMs: 10_000 },
    ]);
  });

  test("waits with its polling trigger until all older ones are gone", () => {
    const poller = wantedStep({ isPolling: true, spec: "spec-3" });
    const facts = { flow: rollingOut, wanted: wantedFlow({ steps: [poller, secondStep] }) };
    const between = container({ id: "between", spec: "spec-2" });
    expect(plan(observed({ ...facts, containers: [between, first, old] }), now)).toEqual([
      { kind: "removeContainer", id: first.id, stepId: "step_1", graceMs: 10_000 },
    ]);
  });

  test("is in place when all its containers take messages", () => {
    expect(plan(observed({ flow: rollingOut, wanted, containers: [first, young] }), now)).toEqual([
      { kind: "finishRollout", version: 2 },
    ]);
  });

  test("is given up when a new container keeps ending, with its last words", () => {
    const dead = deadContainer({
      stepId: "step_2",
      id: "young",
      spec: "spec-2",
      failures: 2,
      lastLines: ["no such table"],
    });
    expect(plan(observed({ flow: rollingOut, wanted, containers: [first, old, dead] }), now)).toEqual([
      {
        kind: "rollBack",
        from: 2,
        to: 1,
        why: "step_2 (Second) keeps ending (3 times) with exit code 1: no such table",
      },
    ]);
  });

  test("is not given up for a container that keeps ending in a step that did not change", () => {
    const dead = deadContainer({ failures: 4 });
    const steps = plan(observed({ flow: rollingOut, wanted, containers: [dead, old, young] }), now);
    expect(steps.map(({ kind }) => kind)).not.toContain("rollBack");
  });

  test("is given up when nothing gets on for a minute, and when a component of it is gone", () => {
    const facts = { flow: rollingOut, wanted, containers: [first, old, young] };
    expect(plan(observed({ ...facts, rolloutStuckSince: now - 59_000 }), now)).toMatchObject([{ kind: "wait" }]);
    expect(plan(observed({ ...facts, rolloutStuckSince: now - 61_000 }), now)).toMatchObject([
      { kind: "rollBack", from: 2, to: 1 },
    ]);
    expect(plan(observed({ flow: rollingOut, wanted: { problem: "step_2: gone", retentionMs: 1 } }), now)).toEqual([
      { kind: "rollBack", from: 2, to: 1, why: "step_2: gone" },
    ]);
  });

  test("that was given up is told of again when another reason is over", () => {
    const refused = { desiredVersion: 2, refusedVersion: 2, stateReason: "RabbitMQ does not answer." };
    const reason = [{ kind: "setReason", reason: "Version 2 was given up, version 1 goes on." }];
    expect(plan(observed({ flow: refused }), now)).toEqual(reason);
    expect(plan(observed({ flow: { ...refused, state: "sleeping" }, containers: [] }), now)).toEqual(reason);
  });

  test("that was given up leaves no reason with its dead container", () => {
    const refused = { desiredVersion: 2, refusedVersion: 2, stateReason: "Version 2 was given up: it keeps ending" };
    const dead = deadContainer({ stepId: "step_2", id: "young", spec: "spec-2", failures: 2 });
    expect(plan(observed({ flow: refused, containers: [first, old, dead] }), now)).toMatchObject([
      { kind: "removeContainer", id: "young" },
    ]);
  });

  test("that was given up leaves nothing behind, although its container never took messages", () => {
    const veteran = container({ stepId: "step_2", createdAt: now - 600_000 });
    const steps = plan(observed({ containers: [first, { ...young, createdAt: now - 60_000 }, veteran] }), now);
    expect(steps).toEqual([{ kind: "removeContainer", id: young.id, stepId: "step_2", graceMs: 10_000 }]);
  });

  test("that was given up is not tried again, and the reason stays to be read", () => {
    const flow = { desiredVersion: 2, refusedVersion: 2, stateReason: "Version 2 was given up" };
    expect(plan(observed({ flow }), now)).toEqual([]);
  });
});

describe("two containers of which one takes no messages", () => {
  const facts = (age: number) => ({
    wanted: wantedFlow({ steps: [wantedStep(), changed] }),
    containers: [first, { ...young, createdAt: now - age }, { ...old, createdAt: now - 600_000 }],
  });

  test("are waited for while a roll-out may go back", () => {
    expect(plan(observed({ ...facts(50_000), flow: rollingOut }), now)).toMatchObject([{ kind: "wait" }]);
  });

  test.each([
    ["settings changed", {}],
    ["it is still starting", { ...rollingOut, state: "starting" as const }],
  ])("do not stay both when %s", (_what, flow) => {
    const removals = (age: number) =>
      plan(observed({ ...facts(age), flow }), now).flatMap((step) => (step.kind === "removeContainer" ? step.id : []));
    expect(removals(44_000)).toEqual([]);
    expect(removals(46_000)).toEqual([old.id]);
  });
});

describe("a step that the version no longer has", () => {
  const gone = container({ stepId: "step_9" });
  const withQueue = (ninth: Parameters<typeof queue>[0], containers = [first, old]) =>
    observed({ containers, queues: new Map([...queues({}), ["step_9", queue({ consumers: 0, ...ninth })]]) });

  test("loses its container, which finishes what it holds", () => {
    expect(plan(withQueue({}, [first, old, gone]), now)).toEqual([
      { kind: "removeContainer", id: gone.id, stepId: "step_9", graceMs: 10_000 },
    ]);
  });

  test("is retired once its queue is known to be empty", () => {
    expect(plan(withQueue({ unacked: 1 }), now)).toEqual([]);
    expect(plan(withQueue({ rebounds: 1 }), now)).toEqual([]);
    expect(plan(withQueue({ unacked: undefined }), now)).toEqual([]);
    expect(plan(withQueue({}), now)).toEqual([{ kind: "retireStep", stepId: "step_9" }]);
  });

  test("keeps its messages, and the flow says so", () => {
    expect(plan(withQueue({ ready: 3 }), now)).toEqual([
      { kind: "setReason", reason: expect.stringContaining("3 messages wait in front of step_9") },
    ]);
  });
});
