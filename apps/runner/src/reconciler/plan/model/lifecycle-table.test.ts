import { type FlowState, flowStateSchema, isTransitional, lifecycle, stateDeadlineMs, whenLate } from "@millrace/flow";
import { describe, expect, test } from "vitest";
import type { ObservedFlow } from "../observed-flow.ts";
import { plan } from "../plan.ts";
import type { PlanStep } from "../step.ts";
import { container, now, observed, queue, secondStep, wantedFlow, wantedStep } from "../test-observed.ts";

const states = flowStateSchema.options;
const transitional = states.filter(isTransitional);

function withSecondQueue(second: Parameters<typeof queue>[0]) {
  return new Map([
    ["step_1", queue()],
    ["step_2", queue(second)],
  ]);
}

/** Where a flow of this state is meant to go. */
const wishes = {
  inactive: "inactive",
  starting: "running",
  running: "running",
  sleeping: "running",
  suspending: "suspended",
  suspended: "suspended",
  stopping: "inactive",
} as const satisfies Record<FlowState, ObservedFlow["flow"]["desired"]>;

/** A flow that has been in its state for so long and does not get on: its second step takes no messages, nor does it end. */
function stuck(state: FlowState, sinceMs: number): ObservedFlow {
  return observed({
    flow: { state, desired: wishes[state], stateSince: now - sinceMs },
    queues: withSecondQueue({ consumers: 0 }),
  });
}

function removals(steps: readonly PlanStep[]): number[] {
  return steps.flatMap((step) => (step.kind === "removeContainer" ? step.graceMs : []));
}

describe.each(transitional.filter((state) => whenLate(state) === "explain"))("%s that lasts too long", (state) => {
  const deadlineMs = stateDeadlineMs(state) ?? 0;

  test("goes on trying without a word until its deadline", () => {
    expect(plan(stuck(state, deadlineMs), now)).toEqual([{ kind: "wait", until: expect.any(Number) }]);
  });

  test("says why after it, and goes on trying", () => {
    expect(plan(stuck(state, deadlineMs + 1), now)).toEqual([
      { kind: "setReason", reason: expect.stringContaining("step_2") },
      { kind: "wait", until: expect.any(Number) },
    ]);
  });

  test("says it once", () => {
    const late = stuck(state, deadlineMs + 1);
    const [said] = plan(late, now);
    const stateReason = said?.kind === "setReason" && said.reason !== null ? said.reason : undefined;
    expect(plan({ ...late, flow: { ...late.flow, stateReason } }, now)).toMatchObject([{ kind: "wait" }]);
  });
});

describe.each(transitional.filter((state) => whenLate(state) === "force"))("%s that lasts too long", (state) => {
  const deadlineMs = stateDeadlineMs(state) ?? 0;

  test("lets containers finish what they hold until its deadline", () => {
    expect(removals(plan(stuck(state, deadlineMs), now))).toEqual([10_000, 10_000]);
  });

  test("ends them at once after it", () => {
    expect(removals(plan(stuck(state, deadlineMs + 1), now))).toEqual([0, 0]);
  });

  test("goes on as ever when nothing is in its way any more", () => {
    const free = { ...stuck(state, deadlineMs + 1), containers: [], isBrokerCleared: true };
    expect(plan(free, now)).toMatchObject([{ kind: "setState", from: state, to: lifecycle[state].next[0] }]);
  });
});

test.each(states.filter((state) => !isTransitional(state)))("%s may last for ever", (state) => {
  const isUp = lifecycle[state].wantsContainers;
  const resting = (sinceMs: number) =>
    observed({
      flow: { state, desired: wishes[state], stateSince: now - sinceMs },
      ...(isUp ? {} : { containers: [] }),
    });
  expect(stateDeadlineMs(state)).toBeUndefined();
  expect(plan(resting(0), now)).toEqual([]);
  expect(plan(resting(365 * 86_400_000), now)).toEqual([]);
});

describe("what else may last too long", () => {
  const draining = (given: Parameters<typeof observed>[0] = {}) =>
    observed({
      flow: { state: "stopping", desired: "inactive", stateSince: now - 3_600_000, drainEndsAt: now + 1 },
      queues: withSecondQueue({ ready: 4 }),
      ...given,
    });
  const rollingOut = observed({
    flow: { activeVersion: 2, desiredVersion: 2, previousVersion: 1 },
    wanted: wantedFlow({ steps: [wantedStep(), { ...secondStep, spec: "spec-2" }] }),
    containers: [
      container(),
      container({ stepId: "step_2", createdAt: now - 600_000 }),
      container({ stepId: "step_2", id: "young", spec: "spec-2", createdAt: now - 59_000 }),
    ],
    rolloutStuckSince: now - 60_000,
  });
  const suspended = observed({
    flow: { state: "suspended", desired: "suspended", retentionEndsAt: now + 1 },
    containers: [],
  });
  const resumed = observed({
    catchingUpSince: now - 59_999,
    queues: withSecondQueue({ ready: 75_000 }),
  });
  const silent = (forMs: number) =>
    observed({
      queues: withSecondQueue({ consumers: 0, silentSince: now - forMs }),
      containers: [container(), container({ stepId: "step_2", createdAt: now - forMs })],
    });
  const waking = (sinceMs: number) => ({
    ...silent(sinceMs),
    flow: { ...observed().flow, stateSince: now - sinceMs },
    isWaking: true,
  });

  const limits: [what: string, before: PlanStep[], after: PlanStep[], then: Partial<PlanStep>[]][] = [
    [
      "a drain: the rest is given up, with its number, and the stop proper begins",
      plan(draining(), now),
      plan(draining(), now + 1),
      [{ kind: "endDrain", left: 4 }],
    ],
    [
      "a roll-out that does not get on: back to the version before",
      plan(rollingOut, now),
      plan(rollingOut, now + 1),
      [{ kind: "rollBack", from: 2, to: 1 }],
    ],
    [
      "the retention: what was kept is dropped by a stop",
      plan(suspended, now),
      plan(suspended, now + 1),
      [{ kind: "setState", to: "stopping", actor: "runner" }],
    ],
    [
      "full queues after a resume: suspended again",
      plan(resumed, now),
      plan(resumed, now + 1),
      [{ kind: "setState", to: "suspending", actor: "runner" }],
    ],
    [
      "a queue without a consumer: the reason is shown",
      plan(silent(30_000), now),
      plan(silent(30_001), now),
      [{ kind: "setReason" }],
    ],
    [
      "a container that takes no messages: it is replaced",
      plan(silent(45_000), now),
      plan(silent(45_001), now),
      [{ kind: "setReason" }, { kind: "replaceContainer", graceMs: 10_000 }],
    ],
    [
      "a wake: the reason is shown, and it is looked at on",
      plan(waking(30_000), now),
      plan(waking(30_001), now),
      [{ kind: "setReason" }, { kind: "wait" }],
    ],
  ];

  test.each(limits)("%s", (_what, before, after, then) => {
    expect(after).toMatchObject(then);
    const kinds = (steps: readonly Partial<PlanStep>[]) => steps.map(({ kind }) => kind);
    expect(kinds(before)).not.toEqual(kinds(then));
  });

  test("after a drain the time of the stop proper counts from its own beginning", () => {
    const over = draining({ flow: { state: "stopping", desired: "inactive", stateSince: now } });
    expect(removals(plan(over, now))).toEqual([10_000, 10_000]);
  });
});

/** For every way of the table a flow that takes it: one that is missing here does not compile. */
type Ways = {
  [From in FlowState]: { [To in (typeof lifecycle)[From]["next"][number]]: Parameters<typeof observed>[0] };
};

const stop = { desired: "inactive" } as const;
const suspend = { desired: "suspended" } as const;
const none = { containers: [], queues: new Map() };
const ways: Ways = {
  inactive: { starting: none },
  starting: { running: {}, stopping: { flow: stop }, suspending: { flow: suspend } },
  running: {
    sleeping: { quietSince: now - 60_000 },
    suspending: { flow: suspend },
    stopping: { flow: stop },
  },
  sleeping: {
    running: { wakeCall: { cause: "webhook", at: now }, containers: [] },
    suspending: { flow: suspend },
    stopping: { flow: stop },
  },
  suspending: { suspended: { ...none, flow: suspend }, stopping: { flow: stop } },
  suspended: { starting: none, stopping: { flow: stop } },
  stopping: { inactive: { ...none, flow: stop, isBrokerCleared: true } },
};

test.each(states.flatMap((from) => Object.entries(ways[from]).map(([to, given]) => ({ from, to, given }))))(
  "the planner leads from $from to $to",
  ({ from, to, given }) => {
    const [first] = plan(observed({ ...given, flow: { ...given?.flow, state: from } }), now);
    expect(first).toMatchObject({ kind: "setState", from, to });
  },
);
