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
