import type { FlowDefinition } from "@millrace/flow";
import { expect, test } from "vitest";
import { flowTotals } from "./flow-totals.ts";

const node = (id: string) => ({ id, command: "x:y", fields: {} });

/** A trigger that feeds two branches. */
const flow: FlowDefinition = {
  type: "ordinary",
  graph: {
    nodes: [node("step_1"), node("step_2"), node("step_3")],
    edges: [
      { source: "step_1", target: "step_2" },
      { source: "step_1", target: "step_3" },
    ],
  },
};

test("what the trigger put out entered; what the last steps took without an error arrived", () => {
  const steps = [
    { stepId: "step_1", received: 1, emitted: 10, errors: 0 },
    { stepId: "step_2", received: 10, emitted: 0, errors: 3 },
    { stepId: "step_3", received: 4, emitted: 4, errors: 0 },
  ];
  expect(flowTotals(flow, steps)).toEqual({ in: 10, out: 11, errors: 3 });
});

test("a flow that never ran has nothing", () => {
  expect(flowTotals(flow, [])).toEqual({ in: 0, out: 0, errors: 0 });
});
