import { expect, test } from "vitest";
import { FlowFileError, readFlowFile } from "./read-flow-file.ts";

const yaml = `
name: Orders
graph:
  nodes: [{ id: step_1, command: "timer:cron" }]
  edges: []
`;

test("a flow file may be YAML or JSON", async () => {
  const file = await readFlowFile(yaml);
  expect(file).toMatchObject({ name: "Orders", type: "ordinary", graph: { nodes: [{ id: "step_1", fields: {} }] } });
  expect(await readFlowFile(JSON.stringify(file))).toEqual(file);
});

test("what is wrong is said with its place", async () => {
  await expect(readFlowFile("name: Orders\ngraph: { nodes: 1, edges: [] }")).rejects.toThrow(/graph\.nodes/);
});

test("a text that is neither JSON nor YAML is refused in a sentence", async () => {
  await expect(readFlowFile("{ name: [")).rejects.toThrow(FlowFileError);
  await expect(readFlowFile("name: *nowhere")).rejects.toThrow(FlowFileError);
});
