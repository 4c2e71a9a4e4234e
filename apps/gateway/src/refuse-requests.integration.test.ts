import { createHmac } from "node:crypto";
import { queueDepth } from "@millrace/broker";
import { describe, expect, test } from "vitest";
import { createTestQueues } from "./testing/start-test-gateway.ts";
import { errorOf, type Headers, json, testHooks } from "./testing/test-hooks.ts";

const hooks = testHooks();
const { createFlow, hook, post, queueOf, takeMessage } = hooks;

describe("a request that is refused stores nothing", () => {
  test.each([
    ["malformed JSON", { body: '{"a":', headers: json }, 400],
    ["malformed XML", { body: "<a><b></a>", headers: { "content-type": "application/xml" } }, 400],
    ["malformed multipart", { body: "nothing", headers: { "content-type": "multipart/form-data; boundary=x" } }, 400],
    ["text that is not UTF-8", { body: new Uint8Array([0x22, 0xff, 0x22]), headers: json }, 400],
    ["a body without a content type", { body: new Uint8Array([0x7b, 0x7d]), headers: {} }, 415],
    ["more than 10 MB", { body: `"${"x".repeat(10 * 1024 * 1024)}"`, headers: json }, 413],
  ] as const)("%s", async (_, request, status) => {
    const flowId = await createFlow();
    expect(await errorOf(await post(flowId, request))).toMatchObject({ status, message: expect.any(String) });
    expect((await queueDepth(hooks.gateway.session, queueOf(flowId)))?.ready).toBe(0);
  });

  test("more than 10 MB of unannounced length is cut off at the limit", async () => {
    const flowId = await createFlow();
    let sentBytes = 0;
    const endless = new ReadableStream({
      pull(controller) {
        if (sentBytes > 40 * 1024 * 1024) return controller.close();
        sentBytes += 65_536;
        controller.enqueue(new Uint8Array(65_536));
      },
    });
    const request: RequestInit = { method: "POST", body: endless, duplex: "half", headers: json };
    expect((await fetch(hook(flowId), request)).status).toBe(413);
  });

  test("unknown, inactive and polling flows are 404 and take their time", async () => {
    const startedAt = performance.now();
    const answers = await Promise.all([
      post("unknown"),
      post(await createFlow({ state: "inactive" })),
      post(await createFlow({ kind: "polling" })),
    ]);
    for (const answer of answers) expect(await errorOf(answer)).toMatchObject({ status: 404, code: "not_found" });
    expect(performance.now() - startedAt).toBeGreaterThan(900);
    expect((await fetch(`${hooks.gateway.url}/elsewhere`)).status).toBe(404);
  });

  test("a full queue is 429 with Retry-After", async () => {
    const flowId = await createFlow({ maxMessages: 1 });
    const statuses = [];
    // A quorum queue notices its limit a message late.
    for (let sent = 0; sent < 5; sent += 1) statuses.push((await post(flowId)).status);
    expect(statuses).toContain(429);
    const full = await post(flowId);
    expect(full.headers.get("retry-after")).toMatch(/^\d+$/);
    expect(await errorOf(full)).toMatchObject({ status: 429, code: "queue_full" });
  });

  test("a flow whose queues are not there yet is 503 until they are", async () => {
    const flowId = await createFlow({ state: "starting", hasQueues: false });
    const early = await post(flowId);
    expect([early.status, early.headers.get("retry-after")]).toEqual([503, "1"]);
    await createTestQueues(hooks.gateway.session, { flowId });
    expect((await post(flowId)).status).toBe(202);
  });
});

describe("callers prove who they are", () => {
  const expectOnly = async (flowId: string, { good, bad }: { good: Headers[]; bad: Headers[] }) => {
    for (const headers of good) expect((await post(flowId, { headers: { ...json, ...headers } })).status).toBe(202);
    const refused = await Promise.all(bad.map((headers) => post(flowId, { headers: { ...json, ...headers } })));
    for (const answer of refused) expect(await errorOf(answer)).toMatchObject({ status: 401, code: "unauthenticated" });
    expect((await queueDepth(hooks.gateway.session, queueOf(flowId)))?.ready).toBe(good.length);
  };

  test("by user name and password, which do not travel on", async () => {
    const basic = (login: string) => ({ authorization: `Basic ${Buffer.from(login).toString("base64")}` });
    const flowId = await createFlow({
      auth: { type: "BASIC", basic: { username: "u", password: "p:w" } },
    });
    await expectOnly(flowId, { good: [basic("u:p:w")], bad: [{}, basic("u:x"), basic("u:p:ww")] });
    expect((await takeMessage(flowId)).message.headers.authorization).toBeUndefined();
  });

  test("by a key in a header", async () => {
    const apiKey = { headerName: "X-Shop-Key", headerValue: "s3cret" };
    const flowId = await createFlow({ auth: { type: "API_KEY", apiKey } });
    await expectOnly(flowId, { good: [{ "x-shop-key": "s3cret" }], bad: [{}, { "x-shop-key": "S3cret" }] });
  });

  test("by a signature over the raw body, SHA-256 or SHA-512", async () => {
    const flowId = await createFlow({ auth: { type: "HMAC", hmacSecret: "s" } });
    const sign = (algorithm: string, body: string, secret = "s") => ({
      "x-eio-signature": createHmac(algorithm, secret).update(body).digest("hex"),
    });
    await expectOnly(flowId, {
      good: [sign("sha256", "{}"), sign("sha512", "{}")],
      bad: [{}, sign("sha256", "{} "), sign("sha256", "{}", "t"), sign("sha1", "{}"), { "x-eio-signature": "?" }],
    });
  });

  test("and nobody may call a flow whose check is half configured", async () => {
    const flowId = await createFlow({ auth: { type: "BASIC", basic: { username: "" } } });
    await expectOnly(flowId, { good: [], bad: [{}, { authorization: "Basic Og==" }] });
  });
});
