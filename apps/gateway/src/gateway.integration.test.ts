import { createHmac } from "node:crypto";
import { createManagement, createMessageCipher, type Delivery, queueDepth, stepQueue } from "@millrace/broker";
import { deriveFlowCipher } from "@millrace/db";
import { waitFor } from "@millrace/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestFlow, createTestQueues, startTestGateway, type TestGateway } from "./testing/start-test-gateway.ts";

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startTestGateway();
});

afterAll(async () => {
  await gateway?.[Symbol.asyncDispose]();
});

const hook = (flowId: string, rest = "") => `${gateway.url}/hook/${flowId}${rest}`;
const queueOf = (flowId: string) => stepQueue({ flowId, stepId: "step_1", kind: "messages" });
type Headers = Record<string, string>;
const json = { "content-type": "application/json" };
const post = (flowId: string, { body = "{}", headers = json }: Pick<RequestInit, "body" | "headers"> = {}) =>
  fetch(hook(flowId), { method: "POST", body, headers });

/** Takes the next message out of the trigger's queue. */
async function takeMessage(flowId: string) {
  const message = await waitFor(
    () => gateway.session.withChannel((channel) => channel.get(queueOf(flowId), { noAck: true })),
    { what: "a message in the trigger's queue" },
  );
  const cipher = createMessageCipher(deriveFlowCipher({ masterKey: gateway.masterKey, flowId }));
  const headers: Record<string, unknown> = message.properties.headers ?? {};
  // biome-ignore lint/suspicious/noExplicitAny: the tests look at single fields of decrypted JSON
  return { message: cipher.open(message.content, 1) as any, headers, properties: message.properties };
}

async function errorOf(response: Response) {
  const { error } = await readJson(response);
  return { status: response.status, ...error };
}

// biome-ignore lint/suspicious/noExplicitAny: the tests look at single fields of answers
async function readJson(response: Response): Promise<any> {
  return await response.json();
}

describe("a message that is accepted", () => {
  test("is answered 202 with a request id once it lies encrypted in the trigger's queue", async () => {
    const flowId = await createTestFlow(gateway);
    const response = await fetch(hook(flowId, "/extra/path?a=1"), {
      method: "POST",
      body: '{"sku":"x"}',
      headers: json,
    });
    expect(response.status).toBe(202);
    const { requestId } = await readJson(response);
    expect(requestId).toMatch(/^[0-9a-f]{32}$/);
    expect((await queueDepth(gateway.session, queueOf(flowId)))?.ready).toBe(1);
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
    const flowId = await createTestFlow(gateway);
    const given = "0123456789abcdef0123456789abcdef";
    const kept = await post(flowId, { headers: { ...json, "x-request-id": given } });
    expect((await readJson(kept)).requestId).toBe(given);
    const other = await post(flowId, { headers: { ...json, "x-request-id": "my own" } });
    expect((await readJson(other)).requestId).toMatch(/^[0-9a-f]{32}$/);
  });

  test("is answered 200 when the flow is set so", async () => {
    const flowId = await createTestFlow(gateway, { webhook: { successStatus: 200 } });
    expect((await post(flowId)).status).toBe(200);
  });

  test.each(["starting", "sleeping", "suspended", "suspending"] as const)(
    "is taken while the flow is %s",
    async (state) => {
      expect((await post(await createTestFlow(gateway, { state }))).status).toBe(202);
    },
  );

  test("a GET's message is its query, a HEAD only asks", async () => {
    const flowId = await createTestFlow(gateway);
    expect((await fetch(hook(flowId), { method: "HEAD" })).status).toBe(200);
    expect((await fetch(hook(flowId, "?order[id]=7&tag=a&tag=b"))).status).toBe(202);
    const { message } = await takeMessage(flowId);
    expect(message).toMatchObject({ method: "GET", body: { order: { id: "7" }, tag: ["a", "b"] } });
    expect((await queueDepth(gateway.session, queueOf(flowId)))?.ready).toBe(0);
  });

  test.each(["PUT", "PATCH", "DELETE"])("comes by %s as well", async (method) => {
    const flowId = await createTestFlow(gateway);
    expect((await fetch(hook(flowId), { method, body: '{"a":1}', headers: json })).status).toBe(202);
    expect((await takeMessage(flowId)).message).toMatchObject({ method, body: { a: 1 } });
  });

  test("may be empty", async () => {
    const flowId = await createTestFlow(gateway);
    expect((await fetch(hook(flowId), { method: "POST" })).status).toBe(202);
    expect((await takeMessage(flowId)).message.body).toEqual({});
  });

  test("form, XML, multipart and files arrive as body and attachments", async () => {
    const flowId = await createTestFlow(gateway);
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
    const flowId = await createTestFlow(gateway, { webhook: { rawBody: true } });
    await post(flowId, { body: '{ "a": 1 }' });
    expect((await takeMessage(flowId)).message.body).toEqual({ rawData: '{ "a": 1 }' });
  });
});

describe("a request that is refused stores nothing", () => {
  test.each([
    ["malformed JSON", { body: '{"a":', headers: json }, 400],
    ["malformed XML", { body: "<a><b></a>", headers: { "content-type": "application/xml" } }, 400],
    ["malformed multipart", { body: "nothing", headers: { "content-type": "multipart/form-data; boundary=x" } }, 400],
    ["text that is not UTF-8", { body: new Uint8Array([0x22, 0xff, 0x22]), headers: json }, 400],
    ["a body without a content type", { body: new Uint8Array([0x7b, 0x7d]), headers: {} }, 415],
    ["more than 10 MB", { body: `"${"x".repeat(10 * 1024 * 1024)}"`, headers: json }, 413],
  ] as const)("%s", async (_, request, status) => {
    const flowId = await createTestFlow(gateway);
    expect(await errorOf(await post(flowId, request))).toMatchObject({ status, message: expect.any(String) });
    expect((await queueDepth(gateway.session, queueOf(flowId)))?.ready).toBe(0);
  });

  test("more than 10 MB of unannounced length is cut off at the limit", async () => {
    const flowId = await createTestFlow(gateway);
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
      post(await createTestFlow(gateway, { state: "inactive" })),
      post(await createTestFlow(gateway, { kind: "polling" })),
    ]);
    for (const answer of answers) expect(await errorOf(answer)).toMatchObject({ status: 404, code: "not_found" });
    expect(performance.now() - startedAt).toBeGreaterThan(900);
    expect((await fetch(`${gateway.url}/elsewhere`)).status).toBe(404);
  });

  test("a full queue is 429 with Retry-After", async () => {
    const flowId = await createTestFlow(gateway, { maxMessages: 1 });
    const statuses = [];
    // A quorum queue notices its limit a message late.
    for (let sent = 0; sent < 5; sent += 1) statuses.push((await post(flowId)).status);
    expect(statuses).toContain(429);
    const full = await post(flowId);
    expect(full.headers.get("retry-after")).toMatch(/^\d+$/);
    expect(await errorOf(full)).toMatchObject({ status: 429, code: "queue_full" });
  });

  test("a flow whose queues are not there yet is 503 until they are", async () => {
    const flowId = await createTestFlow(gateway, { state: "starting", hasQueues: false });
    const early = await post(flowId);
    expect([early.status, early.headers.get("retry-after")]).toEqual([503, "1"]);
    await createTestQueues(gateway.session, { flowId });
    expect((await post(flowId)).status).toBe(202);
  });
});

describe("callers prove who they are", () => {
  const expectOnly = async (flowId: string, { good, bad }: { good: Headers[]; bad: Headers[] }) => {
    for (const headers of good) expect((await post(flowId, { headers: { ...json, ...headers } })).status).toBe(202);
    const refused = await Promise.all(bad.map((headers) => post(flowId, { headers: { ...json, ...headers } })));
    for (const answer of refused) expect(await errorOf(answer)).toMatchObject({ status: 401, code: "unauthenticated" });
    expect((await queueDepth(gateway.session, queueOf(flowId)))?.ready).toBe(good.length);
  };

  test("by user name and password, which do not travel on", async () => {
    const basic = (login: string) => ({ authorization: `Basic ${Buffer.from(login).toString("base64")}` });
    const flowId = await createTestFlow(gateway, {
      auth: { type: "BASIC", basic: { username: "u", password: "p:w" } },
    });
    await expectOnly(flowId, { good: [basic("u:p:w")], bad: [{}, basic("u:x"), basic("u:p:ww")] });
    expect((await takeMessage(flowId)).message.headers.authorization).toBeUndefined();
  });

  test("by a key in a header", async () => {
    const apiKey = { headerName: "X-Shop-Key", headerValue: "s3cret" };
    const flowId = await createTestFlow(gateway, { auth: { type: "API_KEY", apiKey } });
    await expectOnly(flowId, { good: [{ "x-shop-key": "s3cret" }], bad: [{}, { "x-shop-key": "S3cret" }] });
  });

  test("by a signature over the raw body, SHA-256 or SHA-512", async () => {
    const flowId = await createTestFlow(gateway, { auth: { type: "HMAC", hmacSecret: "s" } });
    const sign = (algorithm: string, body: string, secret = "s") => ({
      "x-eio-signature": createHmac(algorithm, secret).update(body).digest("hex"),
    });
    await expectOnly(flowId, {
      good: [sign("sha256", "{}"), sign("sha512", "{}")],
      bad: [{}, sign("sha256", "{} "), sign("sha256", "{}", "t"), sign("sha1", "{}"), { "x-eio-signature": "?" }],
    });
  });

  test("and nobody may call a flow whose check is half configured", async () => {
    const flowId = await createTestFlow(gateway, { auth: { type: "BASIC", basic: { username: "" } } });
    await expectOnly(flowId, { good: [], bad: [{}, { authorization: "Basic Og==" }] });
  });
});

describe("a flow with a reply step", () => {
  /** Plays the step: takes the message and answers through the flow's exchange. */
  async function answer(flowId: string, make: (delivery: { replyTo: string }) => { value: unknown; headers?: object }) {
    const { headers } = await takeMessage(flowId);
    const replyTo = String(headers.reply_to);
    const cipher = createMessageCipher(deriveFlowCipher({ masterKey: gateway.masterKey, flowId }));
    const { value, headers: own = {} } = make({ replyTo });
    await gateway.session.publisher().publish({
      exchange: `flow-${flowId}`,
      routingKey: replyTo,
      content: cipher.seal(value, 1),
      headers: { ...own },
    });
  }

  test("answers the caller with its reply; the first one counts", async () => {
    const flowId = await createTestFlow(gateway, { withReplyStep: true });
    const asking = post(flowId);
    const reply = { statusCode: 201, headers: { "X-Order": "7", "Content-Length": "1" }, body: { ok: true } };
    await answer(flowId, () => ({ value: reply }));
    const response = await asking;
    expect(response.status).toBe(201);
    expect(response.headers.get("x-order")).toBe("7");
    expect(response.headers.get("x-execution-id")).toMatch(/^[0-9a-f-]{36}$/);
    expect(await readJson(response)).toEqual({ ok: true });
  });

  test("understands the reply of a published component", async () => {
    const flowId = await createTestFlow(gateway, { withReplyStep: true });
    const asking = post(flowId);
    const headers = { "Content-Type": "text/plain", "x-eio-status-code": 418 };
    await answer(flowId, () => ({ value: { body: "short and stout", headers } }));
    const response = await asking;
    expect([response.status, response.headers.get("content-type")]).toEqual([418, "text/plain"]);
    expect(await response.text()).toBe("short and stout");
  });

  test("passes a step's failure on as 500, without its stack", async () => {
    const flowId = await createTestFlow(gateway, { withReplyStep: true });
    const asking = post(flowId);
    const headers = { "x-eio-error-response": true, compId: "http", function: "request", stepId: "step_9" };
    await answer(flowId, () => ({ value: { name: "Error", message: "no route", stack: "secret" }, headers }));
    const response = await asking;
    expect(response.status).toBe(500);
    expect(await readJson(response)).toEqual({
      message: "Component http failed when executing function request (step=step_9)",
      error: { code: "step_failed", message: "no route" },
    });
  });

  test("is 504 when no reply comes in time, and a later reply harms nobody", async () => {
    const flowId = await createTestFlow(gateway, { withReplyStep: true, webhook: { replyTimeoutSeconds: 1 } });
    expect(await errorOf(await post(flowId))).toMatchObject({ status: 504, code: "timed_out" });
    await answer(flowId, () => ({ value: { body: {} } }));
    const asking = post(flowId);
    await answer(flowId, () => ({ value: { body: { n: 2 } } }));
    expect(await readJson(await asking)).toEqual({ n: 2 });
  });

  test("still hears the reply when the broker's connection was cut meanwhile", async () => {
    const flowId = await createTestFlow(gateway, { withReplyStep: true });
    const asking = post(flowId);
    await waitFor(async () => (await queueDepth(gateway.session, queueOf(flowId)))?.ready === 1, {
      what: "the message",
    });
    await waitFor(() => gateway.vhost.cutConnections(), { what: "connections to cut", timeoutMs: 15_000 });
    const management = createManagement({ url: gateway.vhost.managementUrl, vhost: gateway.vhost.vhost });
    const isBound = async () => {
      const bindings = await management.listBindings(`flow-${flowId}`);
      return bindings.some(({ routingKey }) => routingKey.startsWith("request_reply."));
    };
    await waitFor(isBound, { what: "the reply queue to be bound again" });
    await answer(flowId, () => ({ value: { body: { back: true } } }));
    expect(await readJson(await asking)).toEqual({ back: true });
  });
});

describe("a sleeping flow", () => {
  const wakesOf = (flowId: string) => gateway.wakes.filter((wake) => wake.flowId === flowId);

  test("is woken by its messages, once until its state changes", async () => {
    const flowId = await createTestFlow(gateway, { state: "sleeping" });
    const calledAt = Date.now();
    const answers = await Promise.all(Array.from({ length: 20 }, () => post(flowId)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]));
    await waitFor(() => wakesOf(flowId).length > 0, { what: "the call that wakes it" });
    // Jobs are done in turn: had there been a second one, it would have come before the other flow's.
    const other = await createTestFlow(gateway, { state: "sleeping" });
    await post(other);
    await waitFor(() => wakesOf(other).length > 0, { what: "the other flow's call" });
    expect(wakesOf(flowId)).toEqual([{ flowId, cause: "webhook", at: expect.any(Number) }]);
    expect(wakesOf(flowId)[0]?.at).toBeGreaterThanOrEqual(calledAt);

    await gateway.flowChanged(flowId);
    await waitFor(() => post(flowId).then(() => wakesOf(flowId).length > 1), { what: "the next call" });
  });

  test("is left alone by a question, a call without its key, and while it runs", async () => {
    const auth = { type: "BASIC", basic: { username: "shop", password: "right" } };
    const guarded = await createTestFlow(gateway, { state: "sleeping", auth });
    const running = await createTestFlow(gateway);
    const sleeping = await createTestFlow(gateway, { state: "sleeping" });
    expect((await post(guarded)).status).toBe(401);
    expect((await fetch(hook(sleeping), { method: "HEAD" })).status).toBe(200);
    expect((await post(running)).status).toBe(202);
    const last = await createTestFlow(gateway, { state: "sleeping" });
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

describe("what changes and what breaks", () => {
  test("a stopped flow is known to be stopped as soon as that is announced", async () => {
    const flowId = await createTestFlow(gateway);
    expect((await post(flowId)).status).toBe(202);
    await gateway.db.flow.update({ where: { id: flowId }, data: { state: "inactive" } });
    await gateway.flowChanged(flowId);
    await waitFor(async () => (await post(flowId)).status === 404, { what: "404", timeoutMs: 4_000 });
  });

  test("100 parallel messages while the broker's connections are cut: every 202 is in the queue", async () => {
    const flowId = await createTestFlow(gateway);
    const accepted = new Set<string>();
    const send100 = () =>
      Promise.all(
        Array.from({ length: 100 }, async () => {
          const response = await post(flowId);
          if (response.status === 202) accepted.add(String(response.headers.get("x-execution-id")));
          else expect([response.status, response.headers.has("retry-after")]).toEqual([503, true]);
        }),
      );
    await send100();
    expect(accepted.size).toBe(100);
    let isCut = false;
    // The broker lists a connection only some seconds after it was made.
    const cutting = waitFor(() => gateway.vhost.cutConnections(), { what: "connections to cut", timeoutMs: 15_000 });
    void cutting.then(() => {
      isCut = true;
    });
    while (!isCut) await send100();
    const acceptedBefore = accepted.size;
    await waitFor(() => send100().then(() => accepted.size > acceptedBefore), { what: "the gateway to be back" });
    const stored = new Set<string>();
    await waitFor(() => gateway.session.isConnected, { what: "the test's own connection" });
    const consumer = await gateway.session.consume({
      queue: queueOf(flowId),
      prefetch: 1_000,
      onMessage: (delivery: Delivery) => {
        stored.add(String(delivery.headers.threadId));
        delivery.ack();
      },
    });
    await waitFor(() => [...accepted].every((id) => stored.has(id)), {
      what: `all ${accepted.size} accepted messages`,
    });
    await consumer.close();
  });

  test("health says whether broker, database and news of flows do their work; metrics count answers", async () => {
    await waitFor(async () => (await fetch(`${gateway.url}/health`)).ok, { what: "health" });
    expect(await readJson(await fetch(`${gateway.url}/health`))).toEqual({
      ok: true,
      checks: { broker: "ok", database: "ok", flowChanges: "ok" },
    });
    const metrics = await (await fetch(`${gateway.url}/metrics`)).text();
    expect(metrics).toMatch(/millrace_gateway_requests_total\{status="202"\} \d+/);
    expect(metrics).toContain("millrace_gateway_waiting_replies 0");
  });

  test("without a broker from the start it answers 503 at once and is not healthy", async () => {
    await using lonely = await startTestGateway({ brokerUrl: "amqp://nobody:nothing@127.0.0.1:1/none" });
    const flowId = await createTestFlow(lonely);
    const answer = await fetch(`${lonely.url}/hook/${flowId}`, { method: "POST", body: "{}", headers: json });
    expect([answer.status, answer.headers.has("retry-after")]).toEqual([503, true]);
    const health = await fetch(`${lonely.url}/health`);
    expect(health.status).toBe(503);
    expect(await readJson(health)).toMatchObject({ checks: { broker: "failed", database: "ok" } });
  });

  test("asked to stop, it answers who waits and takes nobody else", async () => {
    await using leaving = await startTestGateway();
    const webhook = { replyTimeoutSeconds: 2 };
    const flowId = await createTestFlow(leaving, { withReplyStep: true, webhook });
    const asking = fetch(`${leaving.url}/hook/${flowId}`, { method: "POST", body: "{}", headers: json });
    await waitFor(async () => (await queueDepth(leaving.session, queueOf(flowId)))?.ready === 1, {
      what: "the message that waits for its reply",
    });
    const stopping = leaving.stop();
    await waitFor(
      () =>
        fetch(`${leaving.url}/health`).then(
          () => false,
          () => true,
        ),
      { what: "the closed port" },
    );
    expect((await asking).status).toBe(504);
    await stopping;
  });
});
