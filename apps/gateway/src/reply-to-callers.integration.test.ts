import { createManagement, createMessageCipher, queueDepth } from "@millrace/broker";
import { deriveFlowCipher } from "@millrace/db";
import { waitFor } from "@millrace/testing";
import { describe, expect, test } from "vitest";
import { errorOf, readJson, testHooks } from "./testing/test-hooks.ts";

const hooks = testHooks();
const { createFlow, post, queueOf, takeMessage } = hooks;

describe("a flow with a reply step", () => {
  /** Plays the step: takes the message and answers through the flow's exchange. */
  async function answer(flowId: string, make: (delivery: { replyTo: string }) => { value: unknown; headers?: object }) {
    const { headers } = await takeMessage(flowId);
    const replyTo = String(headers.reply_to);
    const cipher = createMessageCipher(deriveFlowCipher({ masterKey: hooks.gateway.masterKey, flowId }));
    const { value, headers: own = {} } = make({ replyTo });
    await hooks.gateway.session.publisher().publish({
      exchange: `flow-${flowId}`,
      routingKey: replyTo,
      content: cipher.seal(value, 1),
      headers: { ...own },
    });
  }

  test("answers the caller with its reply; the first one counts", async () => {
    const flowId = await createFlow({ withReplyStep: true });
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
    const flowId = await createFlow({ withReplyStep: true });
    const asking = post(flowId);
    const headers = { "Content-Type": "text/plain", "x-eio-status-code": 418 };
    await answer(flowId, () => ({ value: { body: "short and stout", headers } }));
    const response = await asking;
    expect([response.status, response.headers.get("content-type")]).toEqual([418, "text/plain"]);
    expect(await response.text()).toBe("short and stout");
  });

  test("passes a step's failure on as 500, without its stack", async () => {
    const flowId = await createFlow({ withReplyStep: true });
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
    const flowId = await createFlow({ withReplyStep: true, webhook: { replyTimeoutSeconds: 1 } });
    expect(await errorOf(await post(flowId))).toMatchObject({ status: 504, code: "timed_out" });
    await answer(flowId, () => ({ value: { body: {} } }));
    const asking = post(flowId);
    await answer(flowId, () => ({ value: { body: { n: 2 } } }));
    expect(await readJson(await asking)).toEqual({ n: 2 });
  });

  test("still hears the reply when the broker's connection was cut meanwhile", async () => {
    const flowId = await createFlow({ withReplyStep: true });
    const asking = post(flowId);
    await waitFor(async () => (await queueDepth(hooks.gateway.session, queueOf(flowId)))?.ready === 1, {
      what: "the message",
    });
    await waitFor(() => hooks.gateway.vhost.cutConnections(), { what: "connections to cut", timeoutMs: 15_000 });
    const management = createManagement({ url: hooks.gateway.vhost.managementUrl, vhost: hooks.gateway.vhost.vhost });
    const isBound = async () => {
      const bindings = await management.listBindings(`flow-${flowId}`);
      return bindings.some(({ routingKey }) => routingKey.startsWith("request_reply."));
    };
    await waitFor(isBound, { what: "the reply queue to be bound again" });
    await answer(flowId, () => ({ value: { body: { back: true } } }));
    expect(await readJson(await asking)).toEqual({ back: true });
  });
});
