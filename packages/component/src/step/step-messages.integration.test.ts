import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { waitFor } from "@millrace/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { arrived } from "./step-harness.ts";
import { component, createWatchedHarness, echo, type WatchedHarness } from "./watched-harness.ts";

let harness: WatchedHarness;

beforeAll(async () => {
  harness = await createWatchedHarness();
});
beforeEach(() => harness.forget());
afterAll(() => harness?.[Symbol.asyncDispose]());

/** Objects as the platform keeps them, for steps of ours. */
async function startStore(
  find: (id: string, authorization: string | undefined) => Buffer | undefined,
  keep: (object: { content: Buffer; headers: IncomingHttpHeaders }) => { status: number; answer: object } = () => ({
    status: 404,
    answer: {},
  }),
) {
  const server = createServer(async (request, response) => {
    if (request.method === "POST") {
      const content = Buffer.concat(await request.toArray());
      const { status, answer } = keep({ content, headers: request.headers });
      response.writeHead(status).end(JSON.stringify(answer));
      return;
    }
    const found = find(request.url?.split("/").at(-1) ?? "", request.headers.authorization);
    response.writeHead(found ? 200 : 404).end(found);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo; // it listens on a port
  return { url: `http://127.0.0.1:${port}`, [Symbol.asyncDispose]: async () => void server.close() };
}

describe("data", () => {
  test("a message goes through with its thread, its parent and an id of its own", async () => {
    const flowId = await harness.createFlow();
    const next = await harness.gather(harness.next(flowId));
    await harness.start(echo, { flowId });
    const id = await harness.send(flowId, { body: { n: 1 } }, { "X-EIO-Meta-Origin": "test" });
    await arrived(next, 1);
    expect(next[0]?.message).toMatchObject({ body: { n: 1 }, headers: {} });
    expect(next[0]?.headers).toMatchObject({
      parentMessageId: id,
      threadId: "thread",
      execId: "exec",
      taskId: flowId,
      workspaceId: "workspace",
      containerId: "container",
      userId: "user",
      stepId: "step_2",
      compId: "component",
      function: "act",
      protocolVersion: 1,
      "x-eio-meta-origin": "test",
      start: expect.any(Number),
      end: expect.any(Number),
    });
    expect(next[0]?.headers.messageId).not.toBe(id);
    await harness.emptied(flowId);
  });

  test("bodies that a published step put aside are there as if they had been sent", async () => {
    const flowId = await harness.createFlow();
    const next = await harness.gather(harness.next(flowId));
    const objects = new Map([
      ["body", { large: "x".repeat(50_000) }],
      ["earlier", { order: 7 }],
    ]);
    const asked: unknown[] = [];
    await using store = await startStore((id, authorization) => {
      asked.push(authorization);
      return objects.has(id) ? harness.cipher.seal(objects.get(id), 2) : undefined;
    });
    const env = { OBJECT_STORAGE_URI: `${store.url}/`, OBJECT_STORAGE_TOKEN: "key" };
    const seen = component(async (_step, message) => ({ ...message, body: { got: message } }));
    harness.api.state.description = { is_passthrough: true };
    await harness.start(seen, { flowId, env });
    const aside = (id: string) => ({ body: {}, headers: { "x-ipaas-object-storage-id": id, other: "kept" } });
    await harness.send(flowId, { ...aside("body"), passthrough: { step_0: aside("earlier") } });
    await arrived(next, 1);
    expect(next[0]?.message).toMatchObject({
      headers: { other: "kept" },
      body: { got: { body: objects.get("body"), passthrough: { step_0: { body: { order: 7 } } } } },
    });
    expect(next[0]?.message.headers).not.toHaveProperty("x-ipaas-object-storage-id");
    expect(asked).toEqual(["Bearer key", "Bearer key"]);

    await harness.send(flowId, aside("gone"));
    const [failed] = await harness.errorsOf(flowId);
    expect(failed?.message.error).toMatchObject({
      code: "body_unavailable",
      message: expect.stringMatching(/put aside as gone.*404.*kept for a day/),
    });
  });

  test("a file goes into the platform's storage, and travels on as an attachment", async () => {
    const flowId = await harness.createFlow();
    const next = await harness.gather(harness.next(flowId));
    const kept: { content: Buffer; headers: IncomingHttpHeaders }[] = [];
    const answers = [
      { status: 503, answer: {} },
      { status: 201, answer: { objectId: "o-1" } },
      { status: 413, answer: { error: "A step may put aside 100 MB at once." } },
    ];
    await using store = await startStore(
      () => undefined,
      (object) => {
        kept.push(object);
        return answers[kept.length - 1] ?? { status: 404, answer: {} };
      },
    );
    const env = { OBJECT_STORAGE_URI: `${store.url}/storage/f/`, OBJECT_STORAGE_TOKEN: "key" };
    const storing = component(async (step) => {
      const file = await step.storeFile(Buffer.from("a;b"), { contentType: "text/csv" });
      return { body: {}, attachments: { "rows.csv": file } };
    });
    await harness.start(storing, { flowId, env });
    await harness.send(flowId, { body: {} });
    await arrived(next, 1);
    const url = `${store.url}/storage/f/objects/o-1?storage_type=maester`;
    expect(next[0]?.message.attachments).toEqual({ "rows.csv": { url, size: 3, "content-type": "text/csv" } });
    expect(kept).toHaveLength(2);
    expect(kept[1]?.content.toString()).toBe("a;b");
    expect(kept[1]?.headers).toMatchObject({ authorization: "Bearer key", "content-type": "text/csv" });

    await harness.send(flowId, { body: {} });
    const [failed] = await harness.errorsOf(flowId);
    expect(failed?.message.error).toMatchObject({
      code: "file_not_stored",
      message: expect.stringMatching(/storage answered 413: A step may put aside 100 MB/),
    });
  });

  test("a fan-out gives every message a unique id", async () => {
    const flowId = await harness.createFlow();
    const next = await harness.gather(harness.next(flowId));
    await harness.start(
      component(async (step) => {
        await Promise.all(Array.from({ length: 50 }, (_, n) => step.emit({ id: "same", body: { n } })));
        return undefined;
      }),
      { flowId },
    );
    await harness.send(flowId, { body: {} });
    await arrived(next, 50);
    expect(new Set(next.map(({ headers }) => headers.messageId)).size).toBe(50);
  });

  test("several messages are in hand at once, as many as the prefetch", async () => {
    const flowId = await harness.createFlow();
    let together = 0;
    let most = 0;
    const gate = Promise.withResolvers<void>();
    await harness.start(
      component(async () => {
        together += 1;
        most = Math.max(most, together);
        await gate.promise;
        together -= 1;
        return undefined;
      }),
      { flowId, env: { RABBITMQ_PREFETCH_SAILOR: "7" } },
    );
    for (let n = 0; n < 20; n++) await harness.send(flowId, { body: { n } });
    await waitFor(() => together === 7, { what: "seven messages in hand" });
    gate.resolve();
    await harness.emptied(flowId);
    expect(most).toBe(7);
  });

  test("both protocol versions are read, and the set one is written", async () => {
    const flowId = await harness.createFlow();
    const next = await harness.gather(harness.next(flowId));
    await harness.start(echo, { flowId, env: { PROTOCOL_VERSION: "2" } });
    await harness.send(flowId, { body: { version: 1 } });
    await harness.send(flowId, { body: { version: 2 } }, { protocolVersion: 2 });
    await arrived(next, 2);
    expect(next.map(({ message }) => message.body)).toEqual([{ version: 1 }, { version: 2 }]);
    expect(next.every(({ headers }) => headers.protocolVersion === 2)).toBe(true);
    expect(next[0]?.content.toString("latin1")).not.toMatch(/^[A-Za-z0-9+/=]+$/);
  });

  test("an acknowledgement waits for the confirms, also of emits that nobody awaited", async () => {
    const flowId = await harness.createFlow();
    const next = await harness.gather(harness.next(flowId));
    await harness.start(
      component(async (step) => {
        for (let n = 0; n < 10; n++) void step.emit({ body: { n } });
        return undefined;
      }),
      { flowId },
    );
    await harness.send(flowId, { body: {} });
    await harness.emptied(flowId);
    expect(await arrived(next, 10)).toHaveLength(10);
  });

  test("a routing key in the message's headers sends just that message elsewhere, without the header", async () => {
    const flowId = await harness.createFlow();
    await harness.session.withChannel(async (channel) => {
      await channel.assertQueue("elsewhere", { durable: true });
      await channel.bindQueue("elsewhere", `flow-${flowId}`, "special");
    });
    const elsewhere = await harness.gather("elsewhere");
    await harness.start(
      component(async (step) => {
        await step.emit({ body: 1, headers: { "X-EIO-Routing-Key": "special", kept: "yes" } });
        return undefined;
      }),
      { flowId },
    );
    await harness.send(flowId, { body: {} });
    await arrived(elsewhere, 1);
    expect(elsewhere[0]?.message.headers).toEqual({ kept: "yes" });
  });

  test.each([
    ["self", "false", { step_0: { body: 0 }, step_2: { body: { own: true, seen: [] }, headers: {} } }],
    ["predecessor", "true", { step_0: { body: 0 }, step_1: { body: { in: 1 }, headers: {} } }],
  ])("passthrough adds the step %s", async (style, flag, expected) => {
    const flowId = await harness.createFlow();
    const next = await harness.gather(harness.next(flowId));
    await harness.start(
      component(async (_step, message) => {
        const { passthrough = {} } = message as { passthrough?: Record<string, unknown> };
        return { body: { own: true, seen: Object.keys(passthrough).filter((id) => id !== "step_0") } };
      }),
      { flowId, env: { NO_SELF_PASSTRHOUGH: flag } },
    );
    await harness.send(flowId, { body: { in: 1 }, passthrough: { step_0: { body: 0 } } });
    await arrived(next, 1);
    expect(next[0]?.message.passthrough).toEqual(expected);
    expect(next[0]?.message.body).toMatchObject({ seen: style === "self" ? [] : ["step_1"] });
  });

  test("without passthrough nothing of earlier steps leaks, even when the message itself is sent on", async () => {
    harness.api.state.description = { is_passthrough: false };
    const flowId = await harness.createFlow();
    const next = await harness.gather(harness.next(flowId));
    await harness.start(
      component(async (_step, message) => message),
      { flowId },
    );
    await harness.send(flowId, { body: 1, passthrough: { step_1: { body: "secret" } } });
    await arrived(next, 1);
    expect(next[0]?.message).not.toHaveProperty("passthrough");
  });
});

describe("a last step", () => {
  test("counts what it emits without sending it, and still sends what is addressed elsewhere", async () => {
    harness.api.state.description = { millrace: { hasSuccessors: false } };
    const flowId = await harness.createFlow();
    const next = await harness.gather(harness.next(flowId));
    await harness.start(
      component(async (step, message) => {
        await step.emit({ body: "to nobody" });
        return { body: message.body, headers: { "X-EIO-Routing-Key": `flow-${flowId}.step_2.data` } };
      }),
      { flowId },
    );
    await harness.send(flowId, { body: "addressed" });
    await arrived(next, 1);
    await waitFor(() => harness.traceRecords(flowId).length === 1, { what: "the trace" });
    expect(next.map(({ message }) => message.body)).toEqual(["addressed"]);
    expect(harness.traceRecords(flowId)[0]).toMatchObject({ outcome: "processed", emitted: 2 });
  });
});

describe("edges", () => {
  test("a condition filters, a mapping shapes the body, expression fields are evaluated per message", async () => {
    harness.api.state.description = {
      config: { fixed: "f", dynamic: "overwritten" },
      variables: { region: "eu" },
      millrace: {
        inputs: [
          { source: "step_1", condition: "amount > 10", mapper: { sku: "line.sku", from: "elasticio.step_0.body.id" } },
        ],
        expressions: { dynamic: "sku & '/' & $getFlowVariables().region & elasticio.step_1.body.amount" },
        traces: { sampleIntervalMs: 0 },
      },
    };
    const flowId = await harness.createFlow();
    const next = await harness.gather(harness.next(flowId));
    await harness.start(
      component(async (step, message) => ({ body: { config: step.config, body: message.body } })),
      { flowId },
    );
    const passthrough = { step_0: { body: { id: 7 } } };
    await harness.send(flowId, { body: { amount: 5, line: { sku: "no" } } });
    await harness.send(flowId, { body: { amount: 50, line: { sku: "A1" } }, passthrough });
    await arrived(next, 1);
    // step_1's own output is what the mapping saw; the config sees the mapped body and everything before.
    expect(next[0]?.message.body).toEqual({
      body: { sku: "A1", from: 7 },
      config: { fixed: "f", dynamic: "A1/eu50" },
    });
    await waitFor(() => harness.traceRecords(flowId).length === 2, { what: "two traces" });
    expect(harness.traceRecords(flowId).map(({ outcome }) => outcome)).toEqual(
      expect.arrayContaining(["filtered", "processed"]),
    );
    expect(harness.traceRecords(flowId).find(({ outcome }) => outcome === "processed")).toMatchObject({
      input: { sku: "A1", from: 7 },
      emitted: 1,
      queuedMs: expect.any(Number),
    });
  });

  test("the key $ maps the whole body", async () => {
    harness.api.state.description = { millrace: { inputs: [{ source: "step_1", mapper: { $: "items" } }] } };
    const flowId = await harness.createFlow();
    const next = await harness.gather(harness.next(flowId));
    await harness.start(echo, { flowId });
    await harness.send(flowId, { body: { items: [1, 2] } });
    await arrived(next, 1);
    expect(next[0]?.message.body).toEqual([1, 2]);
  });

  test("an expression that fails makes an error that names it, and the step goes on", async () => {
    harness.api.state.description = { millrace: { inputs: [{ source: "step_1", mapper: { n: "$number(text)" } }] } };
    const flowId = await harness.createFlow();
    const next = await harness.gather(harness.next(flowId));
    await harness.start(echo, { flowId });
    await harness.send(flowId, { body: { text: "abc" } });
    await harness.send(flowId, { body: { text: "42" } });
    await arrived(next, 1);
    const [failed] = await harness.errorsOf(flowId);
    expect(failed?.message.error).toMatchObject({ name: "StepError", message: expect.stringContaining('"n"') });
    expect(next[0]?.message.body).toEqual({ n: 42 });
  });

  test("an expression that does not compile keeps the step from starting and is reported", async () => {
    harness.api.state.description = { millrace: { inputs: [{ source: "step_1", condition: "amount >" }] } };
    const flowId = await harness.createFlow();
    await expect(harness.start(echo, { flowId })).rejects.toThrow(/condition of the edge from step_1/);
    const [failed] = await harness.errorsOf(flowId);
    expect(failed?.message).not.toHaveProperty("errorInput");
  });
});

describe("snapshots", () => {
  test("a snapshot moves only after everything emitted before it is confirmed", async () => {
    const flowId = await harness.createFlow();
    const next = await harness.gather(harness.next(flowId));
    harness.api.state.description = { snapshot: { at: 0 } };
    const seen: unknown[] = [];
    await harness.start(
      component(async (step) => {
        seen.push(step.snapshot);
        for (let n = 0; n < 100; n++) void step.emit({ body: { n } });
        await step.saveSnapshot({ at: 1, kept: true });
        await step.updateSnapshot({ at: 2 });
        seen.push(step.snapshot);
        return undefined;
      }),
      { flowId },
    );
    await harness.send(flowId, { body: {} });
    await arrived(harness.snapshots, 2);
    expect(next.length).toBe(100);
    expect(harness.snapshots.map(({ message, headers }) => [headers.snapshotEvent, message])).toEqual([
      ["snapshot", { at: 1, kept: true }],
      ["updateSnapshot", { at: 2 }],
    ]);
    await waitFor(() => seen.length === 2, { what: "the second look" });
    expect(seen).toEqual([{ at: 0 }, { at: 2, kept: true }]);
  });
});
