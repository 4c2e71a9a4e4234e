import { expect, test } from "vitest";
import { flowDefinitionSchema } from "./flow-definition.ts";
import { retargetSteps, stepsOf } from "./retarget-steps.ts";

const flow = flowDefinitionSchema.parse({
  graph: {
    nodes: [
      { id: "step_1", command: "shop:poll" },
      { id: "step_2", command: "acme/shop:send@1.0.0" },
      { id: "step_3", command: "log:write@1.0.0" },
    ],
    edges: [],
  },
});
const commands = (target: { version: string; isNewest: boolean }) =>
  retargetSteps(flow, { component: "shop", ...target }).graph.nodes.map(({ command }) => command);

test("only steps that name a version are told of the newest one", () => {
  expect(commands({ version: "2.0.0", isNewest: true })).toEqual([
    "shop:poll",
    "acme/shop:send@2.0.0",
    "log:write@1.0.0",
  ]);
});

test("an older version is named by every step", () => {
  expect(commands({ version: "1.5.0", isNewest: false })).toEqual([
    "shop:poll@1.5.0",
    "acme/shop:send@1.5.0",
    "log:write@1.0.0",
  ]);
});

test("the steps of a component are found whatever version they name", () => {
  expect(stepsOf(flow, "shop")).toEqual(["step_1", "step_2"]);
});
