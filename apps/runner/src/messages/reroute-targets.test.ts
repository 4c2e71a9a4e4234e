import type { FlowDefinition } from "@millrace/flow";
import { expect, test } from "vitest";
import { rerouteTargets } from "./reroute-targets.ts";

/** `a>b a>c`: a graph by its edges. */
function graph(text: string): FlowDefinition["graph"] {
  const edges = text.split(" ").map((edge) => {
    const [source = "", target = ""] = edge.split(">");
    return { source, target };
  });
  const ids = new Set(edges.flatMap(({ source, target }) => [source, target]));
  return { nodes: [...ids].map((id) => ({ id, command: "log:write", fields: {} })), edges };
}

test("messages go to the step that took the removed one's place", () => {
  const moved = rerouteTargets({ stepId: "old", before: graph("in>old"), active: graph("in>new") });
  expect(moved).toEqual({ sender: "in", targets: ["new"] });
});

test("they go to every new step, and to none that has got its copy before", () => {
  const removed = { stepId: "old", before: graph("in>old in>mail"), active: graph("in>mail in>x in>y") };
  expect(rerouteTargets(removed).targets).toEqual(["x", "y"]);
});

test("a step further down the graph is none of their sender's", () => {
  const removed = { stepId: "old", before: graph("in>old old>end"), active: graph("in>new new>end") };
  expect(rerouteTargets(removed).targets).toEqual(["new"]);
});

test.each([
  ["nothing took its place", "in>old in>mail", "in>mail", /in, which sent them, feeds no step/],
  ["its sender is gone, too", "in>mid mid>old", "in>other", /mid, which sent them, is gone as well/],
  ["it was the trigger", "old>mail", "new>mail", /was the trigger/],
])("%s: refused with what is left to do", (_, before, active, why) => {
  const reroute = () => rerouteTargets({ stepId: "old", before: graph(before), active: graph(active) });
  expect(reroute).toThrow(why);
  expect(reroute).toThrow(/Export or drop them/);
});
