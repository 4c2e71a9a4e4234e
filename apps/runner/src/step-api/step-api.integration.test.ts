import { randomUUID } from "node:crypto";
import { seal } from "@millrace/db";
import { stepDescriptionSchema } from "@millrace/flow";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestPlatform, type TestPlatform } from "../platform-harness.ts";
import { stepApiKey, stepApiUser } from "../reconciler/step-secrets.ts";

let platform: TestPlatform;
let root: string;
let flowId: string;
let credentialId: string;

beforeAll(async () => {
  platform = await createTestPlatform();
  const { port } = await platform.startRunner();
  root = `http://127.0.0.1:${port}`;
  credentialId = randomUUID();
  await platform.db.credential.create({
    data: {
      id: credentialId,
      workspaceId: platform.workspaceId,
      component: "http",
      name: "Warehouse",
      sealed: seal(platform.masterKey, { value: { apiKey: "s3cret" }, context: credentialId }),
    },
  });
  flowId = await platform.publishFlow({
    definition: {
      variables: { region: "eu" },
      graph: {
        nodes: [
          { id: "step_1", command: "webhook:receive" },
          {
            id: "step_2",
            command: "http:request",
            credential: credentialId,
            fields: { method: "POST", url: { jsonata: '"http://x/" & id' }, body: { jsonata: "$" } },
          },
        ],
        edges: [{ source: "step_1", target: "step_2", config: { condition: "amount > 0", mapper: { body: "$" } } }],
      },
      nodes_config: { step_2: { passthrough: { disabled: true } } },
    },
  });
  await platform.db.flow.update({ where: { id: flowId }, data: { desiredVersion: 1 } });
});

afterAll(async () => {
  await platform?.[Symbol.asyncDispose]();
});

function login(stepId: string, key = stepApiKey(platform.masterKey, { flowId, stepId })): Record<string, string> {
  const basic = Buffer.from(`${stepApiUser({ flowId, stepId })}:${key}`).toString("base64");
  return { authorization: `Basic ${basic}`, "content-type": "application/json" };
}

describe("the step API", () => {
  test("tells a step its settings with opened credentials, expressions and edges", async () => {
    const response = await fetch(`${root}/v1/tasks/${flowId}/steps/step_2`, { headers: login("step_2") });
    expect(stepDescriptionSchema.parse(await response.json())).toEqual({
      id: "step_2",
      comp_id: "http",
      function: "request",
      config: { method: "POST", body: "$", apiKey: "s3cret", _account: credentialId },
      snapshot: {},
      variables: { region: "eu" },
      is_passthrough: false,
      millrace: {
        inputs: [{ source: "step_1", condition: "amount > 0", mapper: { body: "$" } }],
        expressions: { url: '"http://x/" & id' },
        traces: { sampleIntervalMs: 1000 },
        hasSuccessors: false,
      },
    });
  });

  test.each([
    ["without a key", 401, {}],
    ["with a wrong key", 401, () => login("step_2", "wrong")],
    ["with another step's key", 403, () => login("step_1")],
  ])("%s answers %d", async (_, status, headers) => {
    const response = await fetch(`${root}/v1/tasks/${flowId}/steps/step_2`, {
      headers: typeof headers === "function" ? headers() : headers,
    });
    expect(response.status).toBe(status);
    expect(await response.text()).not.toContain("s3cret");
  });

  test("a step that is not there is 404", async () => {
    const response = await fetch(`${root}/v1/tasks/${flowId}/steps/step_9`, { headers: login("step_9") });
    expect(response.status).toBe(404);
  });

  test("keeps what a startup hook answered, once", async () => {
    const url = `${root}/sailor-support/hooks/task/${flowId}/startup/data`;
    const call = async (method: string, body?: unknown) => {
      const response = await fetch(url, {
        method,
        headers: login("step_1"),
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
      return { status: response.status, text: await response.text() };
    };
    expect((await call("GET")).status).toBe(404);
    expect((await call("POST", { id: 7 })).status).toBe(201);
    expect(await call("POST", { id: 8 })).toEqual({ status: 409, text: expect.stringContaining("error") });
    expect(await call("GET")).toEqual({ status: 200, text: '{"id":7}' });
    expect((await call("DELETE")).status).toBe(204);
    expect((await call("GET")).status).toBe(404);
  });

  test("answers a step that signs in to nothing, since some components ask whatever their kind", async () => {
    const secrets = `${root}/v2/workspaces/${platform.workspaceId}/secrets`;
    const response = await fetch(`${secrets}/noauth`, { headers: login("step_1") });
    expect(await response.json()).toMatchObject({ data: { attributes: { type: "noauth", credentials: {} } } });
    expect((await fetch(`${secrets}/${credentialId}`, { headers: login("step_1") })).status).toBe(403);
  });

  test("renews the keys of the credential that the step uses, and of no other", async () => {
    const put = (stepId: string) =>
      fetch(`${root}/v1/accounts/${credentialId}`, {
        method: "PUT",
        headers: login(stepId),
        body: JSON.stringify({ keys: { token: "new" } }),
      });
    expect((await put("step_1")).status).toBe(403);
    expect((await put("step_2")).status).toBe(200);
    const response = await fetch(`${root}/v1/tasks/${flowId}/steps/step_2`, { headers: login("step_2") });
    expect(await response.json()).toMatchObject({ config: { apiKey: "s3cret", token: "new" } });
  });

  test("is healthy while everything it needs answers, and shows metrics", async () => {
    const health = await fetch(`${root}/health`);
    expect(await health.json()).toEqual({ status: "ok", problems: [] });
    expect(await (await fetch(`${root}/metrics`)).text()).toContain("millrace_sweeps_total");
  });
});
