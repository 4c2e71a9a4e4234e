import { expect, test } from "vitest";
import { container, now, observed, queue, secondStep, wantedFlow, wantedStep } from "../plan/test-observed.ts";
import { FlowMemory } from "./flow-memory.ts";
import { withMemory } from "./with-memory.ts";

const { flow } = observed({ flow: { activeVersion: 2, previousVersion: 1 } });
const wanted = wantedFlow({ version: 2, steps: [wantedStep(), { ...secondStep, spec: "spec-2" }] });
const first = container();
const old = container({ stepId: "step_2", id: "old" });
const young = (id: string) => container({ stepId: "step_2", id, spec: "spec-2" });

/** Since when a roll-out is stuck, as seen in looks ten seconds apart. */
function stuckSince(looks: readonly { containers: ReturnType<typeof container>[]; heard: number }[]) {
  const memory = new FlowMemory();
  return looks.map(({ containers, heard }, index) => {
    const queues = new Map([
      ["step_1", queue()],
      ["step_2", queue({ consumers: heard })],
    ]);
    const facts = { wanted, containers, queues, schedule: undefined, hasHookState: false, quietSince: undefined };
    const { rolloutStuckSince = 0 } = withMemory(memory, flow, { ...facts, now: now + index * 10_000 });
    return (rolloutStuckSince - now) / 10_000;
  });
}

test("a roll-out gets on when an old container goes or a step is heard, not when a new container is made once more", () => {
  expect(
    stuckSince([
      { containers: [first, old], heard: 1 },
      { containers: [first, old, young("a")], heard: 1 },
      { containers: [first, young("a")], heard: 0 },
      { containers: [first, young("b")], heard: 0 },
      { containers: [first, young("b")], heard: 1 },
    ]),
  ).toEqual([0, 0, 2, 2, 4]);
});

test("a flow that drains is dry since this drain's queues were seen empty, not since an earlier one's", () => {
  const memory = new FlowMemory();
  const seen = (at: number, { drains, queues }: { drains: boolean; queues: Parameters<typeof queue>[0][] }) => {
    const given = new Map(queues.map((one, index) => [`step_${index + 1}`, queue(one)]));
    const facts = { wanted, containers: [], queues: given, schedule: undefined, hasHookState: false };
    const draining = { ...flow, drainEndsAt: drains ? now + 600_000 : undefined };
    return withMemory(memory, draining, { ...facts, quietSince: undefined, now: now + at }).drySince;
  };
  const empty = { ready: 0, unacked: 0, rebounds: 0 };
  expect(seen(0, { drains: true, queues: [empty] })).toBe(now);
  expect(seen(1_000, { drains: true, queues: [{ ...empty, unacked: 1 }] })).toBeUndefined();
  expect(seen(2_000, { drains: true, queues: [empty] })).toBe(now + 2_000);
  expect(seen(3_000, { drains: false, queues: [empty] })).toBeUndefined();
  expect(seen(9_000, { drains: true, queues: [empty] })).toBe(now + 9_000);
  expect(seen(10_000, { drains: true, queues: [] })).toBeUndefined();
});

test("a drain is not over because the broker's statistics stand still", () => {
  const memory = new FlowMemory();
  const seen = (at: number, statisticsAt: number) => {
    const queues = new Map([["step_1", queue({ ready: 0, unacked: 0, rebounds: 0 })]]);
    const facts = { wanted, containers: [], queues, schedule: undefined, hasHookState: false, quietSince: undefined };
    const draining = { ...flow, drainEndsAt: now + 600_000 };
    const given = { ...facts, statisticsAt: now + statisticsAt, now: now + at };
    return now + at - (withMemory(memory, draining, given).drySince ?? Number.NaN);
  };
  expect([seen(0, -500), seen(1_000, -500), seen(9_000, -500), seen(9_100, 9_000)]).toEqual([0, 0, 0, 9_500]);
});

test("a flow is quiet at the earliest since all its steps take messages, and none is left for them", () => {
  const memory = new FlowMemory();
  const looks = [{ consumers: 0 }, {}, {}, { rebounds: 1 }, {}, { unacked: undefined }, {}, {}];
  const quietSince = looks.map((second, index) => {
    const queues = new Map([
      ["step_1", queue()],
      ["step_2", queue(second)],
    ]);
    const facts = { wanted, containers: [], queues, schedule: undefined, hasHookState: false, quietSince: now };
    const seen = withMemory(memory, flow, { ...facts, now: now + index });
    return seen.quietSince === undefined ? undefined : seen.quietSince - now;
  });
  expect(quietSince).toEqual([undefined, 1, 1, undefined, 4, undefined, 6, 6]);
});
