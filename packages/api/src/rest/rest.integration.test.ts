import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { openTestApi, type TestApi, twoStepFile } from "../testing/open-test-api.ts";
import { createRestHandler } from "./create-rest-handler.ts";

let api: TestApi;
let handle: (request: Request) => Promise<Response>;
const unexpected: Error[] = [];

beforeAll(async () => {
  api = await openTestApi();
  handle = createRestHandler(api.services, { onError: (error) => unexpected.push(error) });
});
afterAll(() => api?.[Symbol.asyncDispose]());

interface Sent {
  body?: unknown;
  apiKey?: string | undefined;
}

async function send(line: string, { body, apiKey = api.ours.apiKey }: Sent = {}) {
  const [method = "", path = ""] = line.split(" ");
  const response = await handle(
    new Request(`http://localhost:3000/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${apiKey}` },
      ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
    }),
  );
  const answer: unknown = await response.json();
  return { status: response.status, body: answer };
}

test("a flow file goes in, is published, started and stopped, and comes out again", async () => {
  const values = { component: "outlet", name: "Shop", values: { user: "a" }, verify: false };
  expect(await send("POST /credentials", { body: values })).toMatchObject({ status: 200 });
  const file = twoStepFile({ name: "Over REST", credential: "Shop" });
  const applied = await send("POST /flows/apply", { body: { file, publish: true } });
  const { id } = z.object({ id: z.string() }).parse(applied.body);
  expect(applied).toMatchObject({
    status: 200,
    body: { version: 1, webhookUrl: `http://localhost:3001/hook/${id}`, problems: [] },
  });
  expect(await send(`POST /flows/${id}/start`)).toEqual({ status: 200, body: { id, state: "inactive" } });
  expect(await send(`POST /flows/${id}/stop`)).toMatchObject({ status: 200 });
  expect((await send(`GET /flows/${id}/export`)).body).toEqual(file);
  expect((await send(`GET /flows/${id}/status`)).body).toMatchObject({
    id,
    name: "Over REST",
    state: "inactive",
    version: 1,
    steps: [{ id: "step_1", containers: [], ready: 0 }, { id: "step_2" }],
  });
  expect((await send(`GET /flows/${id}/timeline?limit=2`)).body).toMatchObject([{ reason: "Published version 1" }]);
  expect(await send(`DELETE /flows/${id}`)).toEqual({ status: 200, body: { id } });
});

test("problems of a flow keep it from being published; its draft is kept", async () => {
  const file = twoStepFile({ name: "With problems", credential: "nobody" });
  const refused = await send("POST /flows/apply", { body: { file, publish: true } });
  expect(refused).toMatchObject({
    status: 422,
    body: {
      error: { code: "invalid_flow", details: { problems: [{ stepId: "step_2", code: "unknown_credential" }] } },
    },
  });
  expect((await send("GET /flows")).body).toMatchObject([{ name: "With problems", draftProblems: 1 }]);
});

test.each([
  ["GET /flows", { apiKey: "" }, 401, "unauthenticated"],
  ["GET /flows", { apiKey: "mr_guess" }, 401, "unauthenticated"],
  ["GET /flows/nobody", {}, 404, "not_found"],
  ["GET /nowhere", {}, 404, "not_found"],
  ["PUT /flows", { body: {} }, 405, "method_not_allowed"],
  ["POST /flows", { body: "{not json" }, 400, "invalid_input"],
  ["POST /flows", { body: {} }, 400, "invalid_input"],
  ["POST /flows", { body: `{"name":"${"x".repeat(13_000_000)}"}` }, 413, "too_large"],
  ["GET /errors?limit=many", {}, 400, "invalid_input"],
  ["GET /errors?cursor=zzz", {}, 400, "invalid_input"],
  ["GET /flows/%E0%A4%A", {}, 400, "invalid_input"],
])("%s is refused as documented (%#)", async (line, sent, status, code) => {
  expect(await send(line, sent)).toMatchObject({ status, body: { error: { code, message: expect.any(String) } } });
});

test("an unexpected failure says nothing of itself to the caller, and everything to the log", async () => {
  const broken = { ...api.services, db: { apiKey: { findUnique: () => Promise.reject(new Error("secret detail")) } } };
  const log: Error[] = [];
  const handleBroken = createRestHandler(broken as never, { onError: (error) => log.push(error) });
  const headers = { authorization: "Bearer mr_x" };
  const response = await handleBroken(new Request("http://localhost:3000/api/v1/flows", { headers }));
  expect(response.status).toBe(500);
  expect(await response.text()).not.toContain("secret detail");
  expect(String(log[0]?.cause)).toContain("secret detail");
});

const pageSchema = z.object({ items: z.array(z.object({ message: z.string() })), nextCursor: z.string().optional() });

test("lists come page by page", async () => {
  const { db } = api.services;
  const { workspaceId } = api.ours;
  const { id: flowId } = await api.ours.call.flow.create({ name: "many errors" });
  await db.errorRecord.createMany({
    data: Array.from({ length: 5 }, (_, index) => ({
      workspaceId,
      flowId,
      stepId: "step_1",
      messageId: String(index),
      at: new Date(1_700_000_000_000 + Math.floor(index / 2)),
      name: "Error",
      message: String(index),
    })),
  });
  const seen: string[] = [];
  let cursor: string | undefined = "";
  while (cursor !== undefined) {
    const query: string = cursor === "" ? "" : `&cursor=${cursor}`;
    const page = pageSchema.parse((await send(`GET /flows/${flowId}/errors?limit=2${query}`)).body);
    seen.push(...page.items.map(({ message }) => message));
    cursor = page.nextCursor;
  }
  expect(seen.toSorted()).toEqual(["0", "1", "2", "3", "4"]);
});

test("the document describes every address", async () => {
  const { status, body } = await send("GET /openapi.json", { apiKey: "" });
  expect(status).toBe(200);
  expect(body).toMatchObject({ paths: { "/flows": {}, "/flows/{id}/start": {}, "/errors/{id}": {} } });
});

test("nothing of all this was unexpected", () => {
  expect(unexpected).toEqual([]);
});
