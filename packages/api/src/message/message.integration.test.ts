import { createSetupToken, openFlowMessage, sealFlowMessage } from "@millrace/db";
import { DomainError } from "@millrace/flow";
import { type JobPayload, openMessageWriter, type StreamedMessage, workOn } from "@millrace/jobs";
import { waitFor } from "@millrace/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { createCaller } from "../app-router.ts";
import { createRestHandler } from "../rest/create-rest-handler.ts";
import { openTestApi, type TestApi } from "../testing/open-test-api.ts";

/** The REST side, with the runner's part of the contract played on the same Redis. */
let api: TestApi;
let handle: (request: Request) => Promise<Response>;
let flowId: string;
let workers: { close(): Promise<void> }[] = [];
/** What waits in the flow, and what the runner says instead. */
let waiting: StreamedMessage[] = [];
let refusal: DomainError | undefined;
let imported: JobPayload<"import-messages">["messages"] = [];
let asked: unknown[] = [];
const unexpected: Error[] = [];
const { signal } = new AbortController();

beforeAll(async () => {
  api = await openTestApi();
  handle = createRestHandler(api.services, { onError: (error) => unexpected.push(error) });
  const { redisPlace } = api.services;
  workers = [
    workOn(redisPlace, { name: "export-messages", concurrency: 3, handle: playExport, onError: () => {} }),
    workOn(redisPlace, { name: "import-messages", concurrency: 3, handle: playImport, onError: () => {} }),
    workOn(redisPlace, { name: "list-messages", concurrency: 3, handle: playList, onError: () => {} }),
    workOn(redisPlace, { name: "act-on-messages", concurrency: 3, handle: playAct, onError: () => {} }),
  ];
});
afterAll(async () => {
  await Promise.all(workers.map((worker) => worker.close()));
  await api?.[Symbol.asyncDispose]();
});
beforeEach(async () => {
  flowId = (await api.ours.call.flow.create({ name: `Aufträge ${crypto.randomUUID()}` })).id;
  [waiting, imported, asked, refusal] = [[], [], [], undefined];
});

async function playExport({ streamId, ...which }: JobPayload<"export-messages">) {
  asked.push(which);
  const writer = openMessageWriter(api.services.redisPlace, { streamId, signal });
  if (refusal) {
    await writer.fail(refusal);
    throw refusal;
  }
  await writer.write(waiting);
  await writer.end();
  return { exported: waiting.length };
}

async function playList(payload: JobPayload<"list-messages">) {
  asked.push(payload);
  const message = {
    messageId: "m1",
    bytes: 20,
    deliveries: 0,
    headers: {},
    preview: "{}",
    isCut: false,
    isUnreadable: false,
  };
  const page = { items: [{ ...message, text: '{"body":{"sku":"ä"}}' }], queued: 5, looked: 5, matched: 1 };
  return { sealed: sealFlowMessage(api.services.masterKey, { flowId: payload.flowId, message: page }) };
}

async function playAct(payload: JobPayload<"act-on-messages">) {
  asked.push(payload);
  return { done: 0, failed: 0 };
}

async function playImport({ messages }: JobPayload<"import-messages">) {
  if (refusal && imported.length > 0) throw refusal;
  imported.push(...messages);
  const failed = messages.flatMap(({ stepId }, index) =>
    stepId === "gone" ? [{ index, reason: "no such step" }] : [],
  );
  return { imported: messages.length - failed.length, failed };
}

function streamed(message: unknown, headers: Record<string, unknown> = {}): StreamedMessage {
  const sealed = sealFlowMessage(api.services.masterKey, { flowId, message });
  return { stepId: "step_2", headers, sealed };
}

interface Sent {
  body?: string | ReadableStream;
  headers?: Record<string, string>;
  path?: string;
}

function send(method: "GET" | "POST", { body, headers, path = `/flows/${flowId}/messages` }: Sent = {}) {
  return handle(
    new Request(`http://localhost:3000/api/v1${path}`, {
      method,
      headers: headers ?? { authorization: `Bearer ${api.ours.apiKey}` },
      ...(body !== undefined && { body, duplex: "half" }),
    }),
  );
}

const timeline = async () =>
  (await api.ours.call.flow.timeline({ id: flowId })).filter(({ actor }) => actor !== "runner");
const errorShape = z.object({
  error: z.object({ code: z.string(), message: z.string(), details: z.unknown().optional() }),
});
const refused = async (response: Response) => ({
  status: response.status,
  ...errorShape.parse(await response.json()).error,
});

describe("a look into a queue", () => {
  const suspend = () => api.services.db.flow.update({ where: { id: flowId }, data: { state: "suspended" } });

  test("is answered by the runner, sealed on its way, and audited with what was looked for", async () => {
    await suspend();
    const graph = { nodes: [{ id: "step_2", name: "Upsert", command: "http:request", fields: {} }], edges: [] };
    await api.services.db.draft.update({ where: { flowId }, data: { definition: { graph } } });
    const search = "sku = ä";
    const page = await api.ours.call.message.list({ flowId, stepId: "step_2", search });
    expect(page).toMatchObject({ queued: 5, matched: 1, items: [{ messageId: "m1", text: '{"body":{"sku":"ä"}}' }] });
    expect(asked).toMatchObject([
      { stepId: "step_2", kind: "waiting", sealedSearch: expect.not.stringContaining("sku") },
    ]);
    const { items } = await api.ours.call.audit.list({ flowId, action: "look" });
    expect(items).toMatchObject([
      {
        actor: "ours",
        action: "look",
        stepId: "step_2",
        stepName: "Upsert",
        search,
        count: 1,
        looked: 5,
        queued: 5,
        messageIds: ["m1"],
      },
    ]);
    expect((await api.theirs.call.audit.list({})).items).toEqual([]);
  });

  test("is refused for a flow without queues", async () => {
    await expect(api.ours.call.message.list({ flowId, stepId: "step_2" })).rejects.toThrow(/no queues to look into/);
    expect(asked).toEqual([]);
  });

  test("leads to acts that are written down before they begin, and can be stopped", async () => {
    await suspend();
    const place = { flowId, stepId: "step_2", kind: "waiting" as const };
    const { id } = await api.ours.call.message.act({ ...place, act: "drop", search: "old" });
    await waitFor(async () => asked.length > 0, { what: "the runner to be asked" });
    expect(asked).toMatchObject([{ auditId: id, act: "drop", actor: "ours" }]);
    expect(await api.ours.call.message.progress({ flowId, id })).toMatchObject({ outcome: "begun", search: "old" });
    expect(await api.ours.call.message.cancel({ flowId, id })).toMatchObject({ cancelledBy: "ours" });
    const unclear = [
      { act: "drop" as const },
      { act: "drop" as const, all: true, search: "old" },
      { act: "replay" as const, all: true },
      { act: "edit" as const, messageIds: ["a", "b"], edit: { body: 1 } },
      { act: "drop" as const, all: true, edit: { body: 1 } },
    ];
    for (const wanted of unclear) {
      await expect(api.ours.call.message.act({ ...place, ...wanted })).rejects.toMatchObject({ code: "BAD_REQUEST" });
    }
  });
});

describe("an export", () => {
  test("is a file of lines, decrypted, with what an import needs", async () => {
    const message = { id: "m1", body: { sku: "ä-1" }, headers: {}, attachments: { a: { url: "http://x/a" } } };
    const headers = { messageId: "m1", threadId: "t1", stepId: "step_1", "x-eio-meta-trace-id": "t1" };
    waiting = [streamed(message, headers), { stepId: "step_2", headers: {}, sealed: "nonsense" }];
    const response = await send("GET", { path: `/flows/${flowId}/messages?stepId=step_2` });
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("application/x-ndjson; charset=utf-8");
    expect(response.headers.get("content-disposition")).toMatch(
      /^attachment; filename="auftrage-[0-9a-z-]+-step_2-messages.ndjson"$/,
    );
    const lines = (await response.text()).trimEnd().split("\n");
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      {
        flowId,
        stepId: "step_2",
        messageId: "m1",
        threadId: "t1",
        sender: "step_1",
        meta: { "x-eio-meta-trace-id": "t1" },
        message,
      },
      { flowId, stepId: "step_2", message: null },
    ]);
    expect(asked).toEqual([{ flowId, stepId: "step_2" }]);
    expect(await timeline()).toMatchObject([{ reason: "Exported 2 messages of step_2", numbers: { exported: 2 } }]);
  });

  test("of nothing is an empty file, and none of a flow that is not there", async () => {
    const response = await send("GET");
    expect({ status: response.status, text: await response.text() }).toEqual({ status: 200, text: "" });
    expect(await refused(await send("GET", { path: "/flows/nobody/messages" }))).toMatchObject({ status: 404 });
  });

  test("is refused with the runner's words before anything was sent", async () => {
    refusal = new DomainError("wrong_state", "Suspend the flow first.");
    expect(await refused(await send("GET"))).toEqual({
      status: 409,
      code: "wrong_state",
      message: "Suspend the flow first.",
    });
  });

  test("goes no faster than it is read, and ends for the runner when its reader leaves", async () => {
    const body = "x".repeat(10_000);
    waiting = Array.from({ length: 5_000 }, (_, index) => streamed({ body: { index, body } }));
    const response = await send("GET");
    const reader = response.body?.getReader();
    expect((await reader?.read())?.value?.length).toBeGreaterThan(60_000);
    await reader?.cancel();
    const [line] = await waitFor(
      async () => {
        const lines = await timeline();
        return lines.length > 0 ? lines : undefined;
      },
      { what: "the line in the timeline" },
    );
    expect(line?.reason).toMatch(/^Exported \d+ messages, then it broke off$/);
    expect(line?.numbers.exported).toBeLessThan(1_000);
  });

  test("belongs to its workspace", async () => {
    const theirs = { authorization: `Bearer ${api.theirs.apiKey}` };
    expect(await refused(await send("GET", { headers: theirs }))).toMatchObject({ status: 404 });
    expect(await refused(await send("POST", { headers: theirs, body: "{}" }))).toMatchObject({ status: 404 });
    expect(await refused(await send("GET", { headers: {} }))).toMatchObject({ status: 401 });
    expect(asked).toEqual([]);
  });
});

describe("an import", () => {
  const line = (number: number, more: object = {}) =>
    JSON.stringify({ stepId: "step_2", message: { body: { number } }, ...more });

  test("takes an export as it is, line by line", async () => {
    const message = { id: "m1", body: { sku: "ä-1" }, headers: {}, passthrough: { step_1: { body: 1 } } };
    const headers = { threadId: "t1", stepId: "step_1", parentMessageId: "p", "x-eio-meta-trace-id": "t1" };
    waiting = [streamed(message, { ...headers, messageId: "m1" })];
    const file = await (await send("GET")).text();
    const response = await send("POST", { body: file });
    expect(await response.json()).toEqual({ imported: 1, failed: [] });
    const [{ sealed, ...sent } = { sealed: "" }, ...others] = imported;
    expect({ sent, others }).toEqual({ sent: { stepId: "step_2", headers }, others: [] });
    expect(openFlowMessage(api.services.masterKey, { flowId, sealed })).toEqual(message);
    expect((await timeline()).map(({ reason }) => reason)).toContain("Imported 1 message");
  });

  test("says of each line that did not go in why, and takes the others", async () => {
    const lines = [
      line(1),
      "{no json",
      "",
      JSON.stringify({ stepId: "step_2", message: null }),
      line(2, { stepId: "gone" }),
      line(3, { message: { body: "x".repeat(11 * 1024 * 1024) } }),
      line(4),
    ];
    const response = await send("POST", { body: lines.join("\n") });
    expect(await response.json()).toEqual({
      imported: 2,
      failed: [
        { line: 2, reason: "the line is no JSON" },
        { line: 4, reason: expect.stringMatching(/^message: /) },
        { line: 5, reason: "no such step" },
        { line: 6, reason: "the line is larger than 10 MB" },
      ],
    });
    expect((await timeline()).map(({ reason }) => reason)).toEqual(["Imported 2 messages; 4 lines were refused"]);
  });

  test("sends thousands in batches as they come, in their order", async () => {
    const numbers = Array.from({ length: 1_234 }, (_, index) => index);
    const body = ReadableStream.from(numbers.map((number) => Buffer.from(`${line(number)}\n`)));
    expect(await (await send("POST", { body })).json()).toEqual({ imported: 1_234, failed: [] });
    expect(imported).toHaveLength(1_234);
    const sealed = numbers.map((number) => streamed({ body: { number }, headers: {} }).sealed);
    expect(imported.map((message) => message.sealed)).toEqual(sealed);
  });

  test("that breaks off says what was imported by then", async () => {
    refusal = new DomainError("wrong_state", "It was stopped.");
    const body = Array.from({ length: 500 }, (_, number) => line(number)).join("\n");
    expect(await refused(await send("POST", { body }))).toMatchObject({
      status: 409,
      message: "It was stopped. 200 messages had been imported by then.",
      details: { imported: 200 },
    });
  });
});

describe("at the browser", () => {
  const origin = "http://localhost:3000";
  const owner = { name: "Ada", email: "ada@example.org", password: "correct horse", workspaceName: "Engines" };
  let cookie = "";

  beforeAll(async () => {
    const token = (await createSetupToken(api.services.db)) ?? "";
    await createCaller({ ...api.services, caller: undefined }).setup.createOwner({ ...owner, token });
    const { email, password } = owner;
    const request = new Request(`${origin}/api/auth/sign-in/email`, {
      method: "POST",
      headers: { "content-type": "application/json", origin },
      body: JSON.stringify({ email, password }),
    });
    cookie = (await api.services.auth.handler(request)).headers.get("set-cookie")?.split(";")[0] ?? "";
  });

  test("a download is a link", async () => {
    waiting = [streamed({ body: 1, headers: {} })];
    const response = await send("GET", { headers: { cookie } });
    expect({ status: response.status, lines: (await response.text()).trim().split("\n").length }).toEqual({
      status: 200,
      lines: 1,
    });
    expect(await timeline()).toMatchObject([{ actor: "Ada" }]);
  });

  test("only our own pages may import", async () => {
    const body = JSON.stringify({ stepId: "step_2", message: { body: 1 } });
    const host = "localhost:3000";
    const from = (page: Record<string, string>) => send("POST", { body, headers: { cookie, host, ...page } });
    expect((await from({ origin })).status).toBe(200);
    for (const page of [{ origin: "https://evil.example" }, { origin: "null" }, {}]) {
      expect(await refused(await from(page))).toMatchObject({ status: 403, code: "forbidden" });
    }
    expect(imported).toHaveLength(1);
  });
});

test("both addresses are described, and answer nothing else", async () => {
  const document: unknown = await (await send("GET", { path: "/openapi.json" })).json();
  expect(document).toMatchObject({ paths: { "/flows/{id}/messages": { get: { tags: ["messages"] }, post: {} } } });
  const put = new Request(`http://localhost:3000/api/v1/flows/${flowId}/messages`, { method: "PUT" });
  expect(await refused(await handle(put))).toMatchObject({
    status: 405,
    message: expect.stringContaining("GET, POST"),
  });
  expect(unexpected).toEqual([]);
});
