import { type Delivery, queueDepth } from "@millrace/broker";
import { waitFor } from "@millrace/testing";
import { describe, expect, test } from "vitest";
import { createTestFlow, startTestGateway } from "./testing/start-test-gateway.ts";
import { json, readJson, testHooks } from "./testing/test-hooks.ts";

const hooks = testHooks();
const { createFlow, post, queueOf } = hooks;

describe("what changes and what breaks", () => {
  test("a stopped flow is known to be stopped as soon as that is announced", async () => {
    const flowId = await createFlow();
    expect((await post(flowId)).status).toBe(202);
    await hooks.gateway.db.flow.update({ where: { id: flowId }, data: { state: "inactive" } });
    await hooks.gateway.flowChanged(flowId);
    await waitFor(async () => (await post(flowId)).status === 404, { what: "404", timeoutMs: 4_000 });
  });

  test("100 parallel messages while the broker's connections are cut: every 202 is in the queue", async () => {
    const flowId = await createFlow();
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
    const cutting = waitFor(() => hooks.gateway.vhost.cutConnections(), {
      what: "connections to cut",
      timeoutMs: 15_000,
    });
    void cutting.then(() => {
      isCut = true;
    });
    while (!isCut) await send100();
    const acceptedBefore = accepted.size;
    await waitFor(() => send100().then(() => accepted.size > acceptedBefore), { what: "the gateway to be back" });
    const stored = new Set<string>();
    await waitFor(() => hooks.gateway.session.isConnected, { what: "the test's own connection" });
    const consumer = await hooks.gateway.session.consume({
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
    await waitFor(async () => (await fetch(`${hooks.gateway.url}/health`)).ok, { what: "health" });
    expect(await readJson(await fetch(`${hooks.gateway.url}/health`))).toEqual({
      ok: true,
      checks: { broker: "ok", database: "ok", flowChanges: "ok" },
    });
    const metrics = await (await fetch(`${hooks.gateway.url}/metrics`)).text();
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
