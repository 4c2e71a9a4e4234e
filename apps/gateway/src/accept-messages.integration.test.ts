import { queueDepth } from "@millrace/broker";
import { waitFor } from "@millrace/testing";
import { describe, expect, test } from "vitest";
import { createTestFlow, startTestGateway } from "./testing/start-test-gateway.ts";
import { type Headers, json, readJson, testHooks } from "./testing/test-hooks.ts";

const hooks = testHooks();
const { createFlow, hook, post, queueOf, takeMessage } = hooks;

describe("a message that is accepted", () => {
  test("is answered 202 with a request id once it lies encrypted in the trigger's queue", async () => {
    const flowId = await createFlow();
    const response = await fetch(hook(flowId, "/extra/path?a=1"), {
      method: "POST",
      body: '{"sku":"x"}',
      headers: json,
    });
    expect(response.status).toBe(202);
    const { requestId } = await readJson(response);
    expect(requestId).toMatch(/^[0-9a-f]{32}$/);
    expect((await queueDepth(hooks.gateway.session, queueOf(flowId)))?.ready).toBe(1);
    const { message, headers, properties } = await takeMessage(flowId);
    expect(message).toMatchObject({
      body: { sku: "x" },
      query: { a: "1" },
      method: "POST",
      url: `/hook/${flowId}/extra/path?a=1`,
      originalUrl: `/hook/${flowId}/extra/path?a=1`,
      pathSuffix: "/extra/path",
      taskId: flowId,
      attachments: {},
    });
    expect(message.headers["content-type"]).toBe("application/json");
    expect(headers).toMatchObject({ taskId: flowId, execId: "exec-1", messageId: message.id });
    // UUIDv7: recorder and API find the execution's day in it.
    expect(headers.threadId).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/);
    expect(headers["x-eio-meta-trace-id"]).toBe(headers.threadId);
    expect(response.headers.get("x-execution-id")).toBe(headers.threadId);
    expect(properties.deliveryMode).toBe(2);
  });

  test("keeps the caller's request id when it has the documented form", async () => {
    const flowId = await createFlow();
    const given = "0123456789abcdef0123456789abcdef";
    const kept = await post(flowId, { headers: { ...json, "x-request-id": given } });
    expect((await readJson(kept)).requestId).toBe(given);
    const other = await post(flowId, { headers: { ...json, "x-request-id": "my own" } });
    expect((await readJson(other)).requestId).toMatch(/^[0-9a-f]{32}$/);
  });

  test("is answered 200 when the flow is set so", async () => {
    const flowId = await createFlow({ webhook: { successStatus: 200 } });
    expect((await post(flowId)).status).toBe(200);
  });

  test.each(["starting", "sleeping", "suspended", "suspending"] as const)(
    "is taken while the flow is %s",
    async (state) => {
      expect((await post(await createFlow({ state }))).status).toBe(202);
    },
  );

  test("a GET's message is its query, a HEAD only asks", async () => {
    const flowId = await createFlow();
    expect((await fetch(hook(flowId), { method: "HEAD" })).status).toBe(200);
    expect((await fetch(hook(flowId, "?order[id]=7&tag=a&tag=b"))).status).toBe(202);
    const { message } = await takeMessage(flowId);
    expect(message).toMatchObject({ method: "GET", body: { order: { id: "7" }, tag: ["a", "b"] } });
    expect((await queueDepth(hooks.gateway.session, queueOf(flowId)))?.ready).toBe(0);
  });

  test.each(["PUT", "PATCH", "DELETE"])("comes by %s as well", async (method) => {
    const flowId = await createFlow();
    expect((await fetch(hook(flowId), { method, body: '{"a":1}', headers: json })).status).toBe(202);
    expect((await takeMessage(flowId)).message).toMatchObject({ method, body: { a: 1 } });
  });

  test("may be empty", async () => {
    const flowId = await createFlow();
    expect((await fetch(hook(flowId), { method: "POST" })).status).toBe(202);
    expect((await takeMessage(flowId)).message.body).toEqual({});
  });

  test("form, XML, multipart and files arrive as body and attachments", async () => {
    const flowId = await createFlow();
    const send = async (body: string | FormData, type?: string) => {
      const headers: Headers = type ? { "content-type": type } : {};
      expect((await post(flowId, { body, headers })).status).toBe(202);
      return (await takeMessage(flowId)).message;
    };
    expect((await send("a=1&b[c]=2", "application/x-www-form-urlencoded")).body).toEqual({ a: "1", b: { c: "2" } });
    const xml = '<?xml version="1.0"?><x:order id="1"><sku>a</sku><sku>b</sku></x:order>';
    expect((await send(xml, "text/xml; charset=utf-8")).body).toEqual({
      "x-order": { _attr: { id: "1" }, sku: ["a", "b"] },
    });
    expect((await send("just text", "text/plain")).body).toBe("just text");
    const form = new FormData();
    form.append("name", "Ann");
    form.append("file", new File(["1,2"], "numbers.csv", { type: "text/csv" }));
    const multipart = await send(form);
    expect(multipart.body).toEqual({ name: "Ann" });
    expect(multipart.attachments["numbers.csv"]).toMatchObject({ size: 3, url: "data:text/csv;base64,MSwy" });
    const file = await send("1,2", "text/csv");
    expect(file).toMatchObject({ body: {}, attachments: { "payload.csv": { size: 3 } } });
  });

  test("keeps its body as text when the flow asks for it raw", async () => {
    const flowId = await createFlow({ webhook: { rawBody: true } });
    await post(flowId, { body: '{ "a": 1 }' });
    expect((await takeMessage(flowId)).message.body).toEqual({ rawData: '{ "a": 1 }' });
  });
});

describe("a sleeping flow", () => {
  const wakesOf = (flowId: string) => hooks.gateway.wakes.filter((wake) => wake.flowId === flowId);

  test("is woken by its messages, once until its state changes", async () => {
    const flowId = await createFlow({ state: "sleeping" });
    const calledAt = Date.now();
    const answers = await Promise.all(Array.from({ length: 20 }, () => post(flowId)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]));
    await waitFor(() => wakesOf(flowId).length > 0, { what: "the call that wakes it" });
    // Jobs are done in turn: had there been a second one, it would have come before the other flow's.
    const other = await createFlow({ state: "sleeping" });
    await post(other);
    await waitFor(() => wakesOf(other).length > 0, { what: "the other flow's call" });
    expect(wakesOf(flowId)).toEqual([{ flowId, cause: "webhook", at: expect.any(Number) }]);
    expect(wakesOf(flowId)[0]?.at).toBeGreaterThanOrEqual(calledAt);

    await hooks.gateway.flowChanged(flowId);
    await waitFor(() => post(flowId).then(() => wakesOf(flowId).length > 1), { what: "the next call" });
  });

  test("is left alone by a question, a call without its key, and while it runs", async () => {
    const auth = { type: "BASIC", basic: { username: "shop", password: "right" } };
    const guarded = await createFlow({ state: "sleeping", auth });
    const running = await createFlow();
    const sleeping = await createFlow({ state: "sleeping" });
    expect((await post(guarded)).status).toBe(401);
    expect((await fetch(hook(sleeping), { method: "HEAD" })).status).toBe(200);
    expect((await post(running)).status).toBe(202);
    const last = await createFlow({ state: "sleeping" });
    await post(last);
    await waitFor(() => wakesOf(last).length > 0, { what: "the last flow's call" });
    expect([guarded, running, sleeping].flatMap(wakesOf)).toEqual([]);
  });

  test("takes messages at the usual pace while Redis is away", async () => {
    const lonely = await startTestGateway({ redisUrl: "redis://127.0.0.1:1" });
    const flowId = await createTestFlow(lonely, { state: "sleeping" });
    const send = () => fetch(`${lonely.url}/hook/${flowId}`, { method: "POST", body: "{}", headers: json });
    await waitFor(() => send().then(({ status }) => status === 202), { what: "the broker's first connection" });
    const startedAt = performance.now();
    expect((await send()).status).toBe(202);
    expect(performance.now() - startedAt).toBeLessThan(10_000);
    await lonely[Symbol.asyncDispose]();
    expect(performance.now() - startedAt).toBeLessThan(20_000);
  });
});
