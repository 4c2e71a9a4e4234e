import type { FlowDefinition } from "@millrace/flow";
import { expect, test } from "vitest";
import { isSameFlow } from "./is-same-flow.ts";

const flow: FlowDefinition = {
  type: "ordinary",
  graph: { nodes: [{ id: "step_1", command: "timer:cron", fields: { a: 1, b: 2 } }], edges: [] },
};

test("moving a step on the canvas changes nothing that could be published", () => {
  const [node] = flow.graph.nodes;
  const moved = { ...flow, graph: { nodes: node ? [{ ...node, position: { x: 1, y: 2 } }] : [], edges: [] } };
  expect(isSameFlow(flow, moved)).toBe(true);
});

test("the order of keys and keys without a value make no difference", () => {
  const nodes = [{ command: "timer:cron", id: "step_1", name: undefined, fields: { b: 2, a: 1 } }];
  expect(isSameFlow(flow, { ...flow, graph: { nodes, edges: [] } })).toBe(true);
});

test("another schedule is another flow", () => {
  expect(isSameFlow(flow, { ...flow, cron: "* * * * *" })).toBe(false);
});
