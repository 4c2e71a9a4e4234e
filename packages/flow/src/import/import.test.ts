import { describe, expect, test } from "vitest";
import { largestFlowFileBytes, refuseTooLarge } from "./parse-document.ts";
import { readFlows, readFlowText } from "./read-flows.ts";

const yaml = `
name: Orders 🚚 in Zürich
tags: [shop]
graph:
  nodes: [{ id: step_1, command: "timer:cron", position: { x: 1, y: 2 } }]
  edges: []
`;

/** As elastic.io's API gives it: a mapper step, a router, versions, credentials and settings of its own. */
const exported = {
  data: {
    id: "5a9fe8",
    type: "flow",
    attributes: {
      name: "Petstore to CRM",
      description: "Carries pets over",
      type: "long_running",
      cron: "*/5 * * * *",
      graph: {
        nodes: [
          {
            id: "step_1",
            command: "elasticio/petstore:getPetsByStatus@3d1c8bc",
            component_id: "c1",
            credentials_id: "k1",
          },
          {
            id: "step_2",
            command: "elasticio/mapper:map@latest",
            fields: { mapper: { id: "pet.id", who: { name: "pet.name" } } },
          },
          { id: "step_3", command: "elasticio/cbr-component:route@1f2e3d4", name: "By size" },
          {
            id: "step-4",
            command: "acme/crm:upsert@1.2.0",
            name: "CRM",
            secret_id: "s1",
            selected_data_samples: ["x"],
          },
          {
            id: "step_5",
            command: "elasticio/jsonata-transform-component:jsonata_transform@1.0.10",
            fields: { expression: "$" },
          },
        ],
        edges: [
          { source: "step_1", target: "step_2" },
          { source: "step_2", target: "step_3" },
          {
            source: "step_3",
            target: "step-4",
            config: { condition: "size > 3", mapper_type: "jsonata", mapper: { key: "id" } },
          },
          { source: "step_3", target: "step_5", config: {} },
        ],
      },
      nodes_config: {
        "step-4": { prefetch: 4, log_level: "warning", persistent_messages: true, consume_raw_data: true },
      },
    },
  },
};

describe("a flow file of ours", () => {
  test("may be YAML or JSON, keeps layout, tags and any Unicode", async () => {
    const { flows } = await readFlowText(yaml);
    expect(flows[0]?.file).toMatchObject({
      name: "Orders 🚚 in Zürich",
      tags: ["shop"],
      graph: { nodes: [{ position: { x: 1, y: 2 }, fields: {} }] },
    });
    expect((await readFlowText(JSON.stringify(flows[0]?.file))).flows).toEqual(flows);
    expect(flows[0]).toMatchObject({ origin: "millrace", notes: [] });
  });

  test("may stand in a list; one that is broken does not spoil the others", async () => {
    const { flows, failed } = await readFlowText(
      JSON.stringify([
        { name: "a", graph: { nodes: [], edges: [] } },
        { name: "b", graph: { nodes: 1 } },
      ]),
    );
    expect(flows.map(({ file }) => file.name)).toEqual(["a"]);
    expect(failed).toEqual([{ name: "b", message: expect.stringMatching(/graph\.nodes/) }]);
  });
});

test("several YAML documents in one text are several flows", async () => {
  const document = (name: string) => `name: ${name}\ngraph: { nodes: [], edges: [] }\n`;
  const { flows } = await readFlowText(`${document("First")}---\n${document("Second")}`);
  expect(flows.map(({ file }) => file.name)).toEqual(["First", "Second"]);
});

describe("a text that is no flow", () => {
  test("is refused with line and column when it is neither JSON nor YAML", async () => {
    await expect(readFlowText('{\n  "name": "Orders",\n  "graph": { "nodes": [ }\n}')).rejects.toMatchObject({
      name: "FlowFileError",
      message: expect.stringMatching(/^Line 3, column \d+: this is neither JSON nor YAML/),
      place: { line: 3 },
    });
    await expect(readFlowText("name: Orders\ngraph: [")).rejects.toMatchObject({ place: { line: 2 } });
    await expect(readFlowText("name: *nowhere")).rejects.toThrow(/neither JSON nor YAML/);
  });

  test("is refused in a sentence when it is something else", async () => {
    await expect(readFlowText("  \n")).rejects.toThrow("There is nothing in it.");
    await expect(readFlowText("just words")).rejects.toThrow(/it holds no flow/);
    await expect(readFlowText('{"version": 2, "services": {}}')).rejects.toThrow(
      /it has version, services, but no graph/,
    );
    await expect(readFlowText("name: Orders\ngraph: { nodes: 1, edges: [] }")).rejects.toThrow(/graph\.nodes/);
  });

  test("is refused by its size before it is read", () => {
    expect(() => refuseTooLarge(10 * 1024 * 1024)).toThrow("This file has 10 MB; a flow file has at most 5 MB.");
    expect(() => refuseTooLarge(largestFlowFileBytes)).not.toThrow();
  });
});

describe("a flow graph of elastic.io", () => {
  const [flow] = readFlows(exported).flows;

  test("is taken out of its wrapping with name, type and schedule", () => {
    expect(flow).toMatchObject({
      origin: "elastic.io",
      description: "Carries pets over",
      file: { name: "Petstore to CRM", type: "realtime", cron: "*/5 * * * *" },
    });
    expect(readFlows({ data: [exported.data] }).flows).toEqual([flow]);
    expect(readFlows([exported.data.attributes]).flows).toEqual([flow]);
  });

  test("keeps unknown components without the versions of their registry", () => {
    expect(flow?.file.graph.nodes.map(({ id, command }) => [id, command])).toEqual([
      ["step_1", "elasticio/petstore:getPetsByStatus"],
      ["step_2", "transform:jsonata"],
      ["step_4", "acme/crm:upsert"],
      ["step_5", "transform:jsonata"],
    ]);
  });

  test("has its router folded into conditions, the rest going where no condition wanted it", () => {
    expect(flow?.file.graph.edges).toEqual([
      { source: "step_1", target: "step_2" },
      {
        source: "step_2",
        target: "step_4",
        config: { condition: "size > 3", mapper_type: "jsonata", mapper: { key: "id" } },
      },
      { source: "step_2", target: "step_5", config: { condition: "$not((size > 3))" } },
    ]);
  });

  test("keeps a mapper in front of conditions as a step", () => {
    expect(flow?.file.graph.nodes[1]).toMatchObject({
      id: "step_2",
      command: "transform:jsonata",
      fields: { expression: '{ "id": pet.id, "who": { "name": pet.name } }' },
    });
  });

  test("tells what was changed and left out, and which steps want a credential", () => {
    expect(flow?.credentialSteps).toEqual(["step_1", "step_4"]);
    expect(flow?.notes).toContainEqual({
      kind: "left_out",
      stepId: "step_4",
      text: "Its setting consume_raw_data (true).",
    });
    expect(flow?.notes.map(({ text }) => text).join("\n")).toMatch(
      /router "By size"[\s\S]*step-4 became step_4[\s\S]*data samples/,
    );
    expect(flow?.file.nodes_config).toEqual({ step_4: { prefetch: 4, log_level: "warn" } });
  });
});

test("a mapper step between two steps becomes the mapping of their connection", () => {
  const { flows } = readFlows({
    name: "mapped",
    graph: {
      nodes: [
        { id: "a", command: "elasticio/webhook:receive@latest" },
        {
          id: "m",
          command: "elasticio/mapper:map@latest",
          fields: { mapper: { id: "pet.id", who: { name: "pet.name", tags: ["a", 3] } } },
        },
        { id: "b", command: "acme/crm:upsert@latest" },
      ],
      edges: [
        { source: "a", target: "m", config: { condition: "ok" } },
        { source: "m", target: "b" },
      ],
    },
  });
  expect(flows[0]?.file.graph.edges).toEqual([
    {
      source: "a",
      target: "b",
      config: {
        condition: "ok",
        mapper_type: "jsonata",
        mapper: { id: "pet.id", who: '{ "name": pet.name, "tags": [a, 3] }' },
      },
    },
  ]);
});

test("a mapping of the whole message becomes a step, one in Handlebars is left out and told", () => {
  const nodes = ["a", "b", "c"].map((id) => ({ id, command: `acme/x:${id}@latest` }));
  const { flows } = readFlows({
    name: "odd mappings",
    graph: {
      nodes,
      edges: [
        { source: "a", target: "b", config: { mapper_type: "jsonata", mapper: '{ "id": id }' } },
        { source: "b", target: "c", config: { mapper_type: "handlebars", mapper: { id: "{{id}}" } } },
        { source: "b", target: "gone" },
      ],
    },
  });
  expect(flows[0]?.file.graph.edges).toEqual([
    { source: "a", target: "map_b" },
    { source: "map_b", target: "b" },
    { source: "b", target: "c" },
  ]);
  expect(flows[0]?.notes.map(({ text }) => text)).toEqual([
    expect.stringMatching(/became a step/),
    expect.stringMatching(/Handlebars/),
    expect.stringMatching(/b → gone: one of its ends is missing/),
  ]);
});
