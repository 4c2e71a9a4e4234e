import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestApi, type TestApi, twoStepFile } from "../testing/open-test-api.ts";
import { createRestHandler } from "./create-rest-handler.ts";

let api: TestApi;
let handle: (request: Request) => Promise<Response>;
let id: string;
const unexpected: Error[] = [];

beforeAll(async () => {
  api = await openTestApi();
  handle = createRestHandler(api.services, { onError: (error) => unexpected.push(error) });
  await api.ours.call.credential.create({ component: "outlet", name: "Shop", values: { user: "a" }, verify: false });
  const file = twoStepFile({ name: "Over REST", credential: "Shop" });
  id = (await api.ours.call.flow.applyFile({ file, publish: true })).id;
});
afterAll(() => api?.[Symbol.asyncDispose]());

async function send(line: string, body?: unknown) {
  const [method = "", path = ""] = line.split(" ");
  const response = await handle(
    new Request(`http://localhost:3000/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${api.ours.apiKey}` },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    }),
  );
  const answer: unknown = await response.json();
  return { status: response.status, body: answer };
}

const reach = (state: "running" | "sleeping" | "suspended") =>
  api.services.db.flow.update({ where: { id }, data: { state, activeVersion: 1, desired: "running" } });

test("wishes have addresses of their own, and refusals say what is possible", async () => {
  expect(await send(`POST /flows/${id}/suspend`)).toMatchObject({
    status: 409,
    body: { error: { code: "wrong_state", message: expect.stringContaining("You can start it") } },
  });
  await reach("running");
  expect(await send(`POST /flows/${id}/suspend`)).toEqual({ status: 200, body: { id, state: "running" } });
  expect(await send(`POST /flows/${id}/resume`)).toEqual({ status: 200, body: { id, state: "running" } });
  expect(await send(`POST /flows/${id}/stop`, { drain: true, drainSeconds: 5 })).toMatchObject({ status: 200 });
  expect((await send(`GET /flows/${id}/status`)).body).toMatchObject({
    desired: "inactive",
    drainEndsAt: expect.any(String),
    waiting: { ready: 0, unacked: 0, rebounds: 0, quarantined: 0 },
  });
  expect(await send(`POST /flows/${id}/stop`, { drain: "yes" })).toMatchObject({ status: 400 });
});

test("steps, snapshots, retention and the workspace are written where they are found", async () => {
  await reach("sleeping");
  expect(await send(`POST /flows/${id}/steps/step_2/pause`)).toMatchObject({ body: { isPaused: true } });
  expect(await send(`POST /flows/${id}/steps/step_2/scale`, { replicas: 2, prefetch: null })).toMatchObject({
    body: { replicas: 2, prefetch: 20 },
  });
  expect(await send(`POST /flows/${id}/steps/step_2/resume`)).toMatchObject({ body: { isPaused: false } });
  expect(await send(`PUT /flows/${id}/snapshot/step_1`, { value: null })).toMatchObject({ status: 200 });
  expect(await send(`PUT /flows/${id}/snapshot/step_1`, {})).toMatchObject({ status: 400 });
  expect((await send(`GET /flows/${id}/snapshot`)).body).toMatchObject([{ stepId: "step_1", value: null }]);
  expect(await send(`DELETE /flows/${id}/snapshot/step_1`)).toMatchObject({ status: 200 });
  expect(await send(`POST /flows/${id}/retention`, { days: 1 })).toMatchObject({ status: 409 });
  await reach("suspended");
  expect(await send(`POST /flows/${id}/retention`, { days: 1 })).toMatchObject({
    body: { retentionEndsAt: expect.any(String) },
  });
  expect(await send("PATCH /workspace", { retentionDays: 7 })).toMatchObject({ body: { retentionDays: 7 } });
  expect(await send("GET /workspace")).toMatchObject({ status: 200, body: { retentionDays: 7, maxIdleSeconds: 1800 } });
  expect((await send(`GET /flows/${id}/timeline?limit=1`)).body).toMatchObject([{ numbers: { days: 1 } }]);
});

test("errors are filtered by the query, and retried or dismissed together", async () => {
  const { db } = api.services;
  const { workspaceId } = api.ours;
  const error = { workspaceId, flowId: id, stepId: "step_2", name: "Error", message: "no" };
  await db.errorRecord.create({ data: { ...error, at: new Date("2026-01-01T00:00:00Z"), status: "quarantined" } });
  const found = `/flows/${id}/errors?stepId=step_2&status=quarantined&from=2026-01-01T00:00:00Z&limit=5`;
  expect((await send(`GET ${found}`)).body).toMatchObject({ items: [{ status: "quarantined", canRetry: false }] });
  expect((await send(`GET /flows/${id}/errors?to=2025-01-01T00:00:00Z`)).body).toEqual({ items: [] });
  expect(await send(`GET /flows/${id}/errors?from=yesterday`)).toMatchObject({ status: 400 });
  // Nothing to retry, nothing to dismiss: the runner need not be asked.
  expect(await send(`POST /flows/${id}/errors/retry`, { stepId: "step_2" })).toEqual({
    status: 200,
    body: { retried: 0, failed: [], left: 0 },
  });
  expect(await send(`POST /flows/${id}/errors/dismiss`, { status: "open" })).toEqual({
    status: 200,
    body: { dismissed: 0, left: 0 },
  });
});

test("the document describes every address of the life cycle", async () => {
  const { body } = await send("GET /openapi.json");
  const paths = [
    ...["suspend", "resume", "stop", "retention", "snapshot/{stepId}", "held/{stepId}"],
    ...["pause", "resume", "scale"].map((verb) => `steps/{stepId}/${verb}`),
  ].map((path) => `/flows/{id}/${path}`);
  const others = ["/errors/{id}/retry", "/errors/{id}/dismiss", "/flows/{flowId}/errors/retry", "/workspace"];
  for (const path of [...paths, ...others]) expect(body).toHaveProperty(["paths", path]);
});

test("nothing of all this was unexpected", () => {
  expect(unexpected).toEqual([]);
});
