import { expect, test } from "vitest";
import { serveAnswers } from "../../testing/serve-answers.ts";

const { answers, requests, millrace, put } = serveAnswers();

test("a flow file in YAML is sent as JSON, with the key, and the answer is the document on stdout", async () => {
  const applied = { id: "f1", version: 1, webhookUrl: "http://gw/hook/f1", problems: [] };
  answers["POST /api/v1/flows/apply"] = { body: applied };
  const path = await put("flow.yaml", "name: Orders\ngraph:\n  nodes: []\n  edges: []\n");
  const { code, stdout } = await millrace(["flow", "apply", path, "--publish", "--json"]);
  expect({ code, document: JSON.parse(stdout) }).toEqual({ code: 0, document: applied });
  expect(requests).toHaveLength(1);
  expect(requests[0]?.authorization).toBe("Bearer mr_key");
  expect(JSON.parse(requests[0]?.body ?? "")).toEqual({
    file: { name: "Orders", type: "ordinary", graph: { nodes: [], edges: [] } },
    publish: true,
  });
});

test("a refused publication lists every problem for a person", async () => {
  const problems = ["one", "two"].map((message) => ({ severity: "error", stepId: "step_2", code: "x", message }));
  const error = { code: "invalid_flow", message: "The flow has 2 problems: step_2: one", details: { problems } };
  answers["POST /api/v1/flows/apply"] = { status: 422, body: { error } };
  const path = await put("bad.json", JSON.stringify({ name: "Orders", graph: { nodes: [], edges: [] } }));
  const { code, stderr } = await millrace(["flow", "apply", path, "--publish"]);
  expect(code).toBe(1);
  expect(stderr).toMatch(/step_2: one[\s\S]*step_2: two[\s\S]*2 problems/);
});

test("an export of elastic.io is applied as a flow of ours, and what was changed is told", async () => {
  answers["POST /api/v1/flows/apply"] = { body: { id: "f1", problems: [] } };
  const nodes = [{ id: "step_1", command: "elasticio/petstore:getPets@3d1c8bc", component_id: "c1" }];
  const path = await put(
    "elasticio.json",
    JSON.stringify({ data: { attributes: { name: "Pets", graph: { nodes, edges: [] } } } }),
  );
  const { code, stdout } = await millrace(["flow", "apply", path]);
  expect({ code, stdout }).toEqual({
    code: 0,
    stdout: expect.stringMatching(/f1 {2}draft saved\nleft out: The component/),
  });
  expect(JSON.parse(requests[0]?.body ?? "").file.graph.nodes[0].command).toBe("elasticio/petstore:getPets");
});

test("a file that is no flow is refused with its place", async () => {
  const path = await put("broken.json", '{\n  "name": "Orders",\n  "graph": [ }\n}');
  const { code, stderr } = await millrace(["flow", "apply", path]);
  expect({ code, requests }).toEqual({ code: 1, requests: [] });
  expect(stderr).toMatch(/broken\.json: Line 3, column \d+/);
});
