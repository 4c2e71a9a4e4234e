import { diffFlows, flowDefinitionSchema } from "@millrace/flow";
import { expect, it } from "vitest";
import { markedGraph } from "./marked-graph.ts";

const flow = (ids: string[], edges: [string, string][] = []) =>
  flowDefinitionSchema.parse({
    graph: {
      nodes: ids.map((id) => ({ id, command: "a:b" })),
      edges: edges.map(([source, target]) => ({ source, target })),
    },
  });

it("draws what is there with its marks, and what is gone as a ghost", () => {
  const before = flow(["a", "b", "c"], [["a", "b"], ["b", "c"]]); // biome-ignore format: as a table
  const after = flow(["a", "c", "d"], [["a", "c"]]);
  const { steps, edges } = markedGraph({ before, after, diff: diffFlows({ before, after }) });
  expect(steps.map(({ step, mark }) => [step.id, mark])).toEqual([
    ["a", undefined],
    ["c", undefined],
    ["d", "added"],
    ["b", "removed"],
  ]);
  expect(edges.map(({ id, mark }) => [id, mark])).toEqual([
    ["a->c", "added"],
    ["a->b", "removed"],
    ["b->c", "removed"],
  ]);
});

it("draws a single version without marks", () => {
  const after = flow(["a", "b"], [["a", "b"]]);
  const { steps, edges } = markedGraph({ before: undefined, after, diff: undefined });
  expect([...steps, ...edges].every(({ mark }) => mark === undefined)).toBe(true);
});

it("moves a ghost below what stands at its place now", () => {
  const at = (id: string, y: number) => ({ id, command: "a:b", fields: {}, position: { x: 0, y } });
  const before = { ...flow([]), graph: { nodes: [at("a", 0), at("b", 100)], edges: [] } };
  const after = { ...flow([]), graph: { nodes: [at("c", 0)], edges: [] } };
  const { steps } = markedGraph({ before, after, diff: diffFlows({ before, after }) });
  const heights = steps.map(({ step }) => step.position?.y ?? Number.NaN).toSorted((a, b) => a - b);
  expect(steps[0]?.step.position).toEqual({ x: 0, y: 0 });
  expect(heights.slice(1).every((y, index) => y - (heights[index] ?? y) >= 88)).toBe(true);
});
