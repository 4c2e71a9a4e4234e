import { describe, expect, it } from "vitest";
import type { FlowDefinition, FlowNode } from "./flow-definition.ts";
import { edgeId } from "./graph.ts";
import { workingAround, workingDefinition } from "./working-definition.ts";

const step = (id: string, skipped = false): FlowNode => ({
  id,
  command: "log:write",
  fields: {},
  ...(skipped && { skipped }),
});

function flow(nodes: FlowNode[], edges: FlowDefinition["graph"]["edges"]): FlowDefinition {
  return { type: "ordinary", graph: { nodes, edges } };
}

describe("what of a definition works", () => {
  it("hands what comes before skipped steps on to what follows them", () => {
    const chain = flow(
      [step("a"), step("b", true), step("c", true), step("d")],
      [
        { source: "a", target: "b", config: { condition: "x > 0", mapper: { gone: "y" } } },
        { source: "b", target: "c" },
        { source: "c", target: "d", config: { mapper_type: "jsonata", mapper: { body: "$" } } },
      ],
    );
    expect(workingDefinition(chain).graph).toEqual({
      nodes: [step("a"), step("d")],
      edges: [
        {
          source: "a",
          target: "d",
          config: { condition: "x > 0", mapper_type: "jsonata", mapper: { body: "$" } },
        },
      ],
    });
  });

  it("is without a skipped error handler and all that only it would feed", () => {
    const handler = { ...step("handler", true), handlesErrors: true };
    const nodes = [step("a"), step("b"), handler, step("mail"), step("both")];
    const edges = [
      { source: "a", target: "b" },
      { source: "a", target: "both" },
      { source: "handler", target: "mail" },
      { source: "mail", target: "both" },
    ];
    expect(workingDefinition(flow(nodes, edges)).graph).toEqual({
      nodes: [step("a"), step("b"), step("both")],
      edges: edges.slice(0, 2),
    });
  });

  it("leads every branch before a skipped step to every one behind it, and a skipped end nowhere", () => {
    const web = flow(
      [step("a"), step("b"), step("s", true), step("c"), step("d"), step("end", true)],
      [
        { source: "a", target: "b" },
        { source: "a", target: "s" },
        { source: "b", target: "s" },
        { source: "s", target: "c" },
        { source: "s", target: "d" },
        { source: "d", target: "end" },
      ],
    );
    expect(workingDefinition(web).graph.edges.map(edgeId)).toEqual(["a->b", "a->c", "a->d", "b->c", "b->d"]);
  });

  it("leaves notes out, and a flow without skipped steps as it is", () => {
    const plain = flow([step("a"), step("b")], [{ source: "a", target: "b" }]);
    const note = { id: "note_1", text: "Ask Ann", position: { x: 0, y: 0 }, size: { width: 200, height: 100 } };
    expect(workingDefinition({ ...plain, notes: [note] })).toEqual(plain);
  });
});

describe("what of a definition works around one step", () => {
  it("takes that step in though it is skipped, and leaves the others that are skipped out", () => {
    const chain = flow(
      [step("a"), step("b", true), step("c", true)],
      [
        { source: "a", target: "b" },
        { source: "b", target: "c" },
      ],
    );
    expect(workingAround(chain, "c").graph).toEqual({
      nodes: [step("a"), step("c")],
      edges: [{ source: "a", target: "c" }],
    });
  });
});
