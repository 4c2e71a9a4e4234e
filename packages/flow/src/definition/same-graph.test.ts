import { expect, it } from "vitest";
import { isSameGraph } from "./same-graph.ts";

const receive = { id: "a", command: "webhook:receive", fields: {} };
const write = { id: "b", command: "log:write@1.0.0", fields: { level: "info" } };
const edges = [{ source: "a", target: "b" }];

it("graphs are the same whatever the steps are set to", () => {
  const other = {
    nodes: [{ ...write, command: "log:write@2.0.0", credential: "c1", fields: {} }, receive],
    edges: [{ source: "a", target: "b", config: { condition: "x > 1" } }],
  };
  expect(isSameGraph({ nodes: [receive, write], edges }, other)).toBe(true);
});

it("another step, another function or another connection makes another graph", () => {
  const graph = { nodes: [receive, write], edges };
  expect(isSameGraph(graph, { nodes: [receive], edges })).toBe(false);
  expect(isSameGraph(graph, { nodes: [receive, { ...write, command: "http:request" }], edges })).toBe(false);
  expect(isSameGraph(graph, { nodes: [receive, write], edges: [] })).toBe(false);
});
